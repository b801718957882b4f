package dev.roadworthy.gatling.child;

import dev.roadworthy.gatling.engine.GatlingAdapter;
import dev.roadworthy.gatling.engine.UnusableException;
import dev.roadworthy.gatling.engine.Vitals;
import dev.roadworthy.gatling.meter.Meter;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a simulation, writes down each second of it, and how it ended. */
final class LoadSession {

  /** What ended in a second is heard of within so much after it. */
  private static final long HEARD_MILLIS = 100;

  /** Who has waited so long when the load ends was not about to have an answer. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(1);

  /** So long a JVM is busy with itself, and says nothing of the machine. */
  private static final Duration COLD = Duration.ofSeconds(3);

  /** How long whoever ends this JVM waits for the result. */
  private static final Duration LAST_WORDS = Duration.ofMillis(1_500);

  private static final Logger log = LoggerFactory.getLogger(LoadSession.class);

  private final String simulation;
  private final Order order;
  private final RunId run;
  private final JournalWriter journal;
  private final Meter meter;
  private final GatlingAdapter gatling;
  private final Vitals vitals;
  private final AbortRules abortRules;
  private final @Nullable Breaker breaker;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "roadworthy-load");
            thread.setDaemon(true);
            return thread;
          });

  /** Why it was told to end; null while it was not. */
  private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

  private volatile @Nullable Instant startedAt;
  private volatile @Nullable IOException unwritten;
  private final CountDownLatch over = new CountDownLatch(1);
  private int next;

  private record Told(Reason reason, String text) {}

  private LoadSession(String simulation, Order order, JournalWriter journal) {
    this.simulation = simulation;
    this.order = order;
    this.run = new RunId(order.run());
    this.journal = journal;
    this.meter = new Meter((int) order.warmUp().toSeconds(), this::begins);
    this.gatling = new GatlingAdapter(meter, order.profile());
    this.vitals = gatling.vitals();
    this.abortRules = new AbortRules(order.abortRules());
    this.breaker = order.profile().guarded() ? new Breaker() : null;
  }

  /**
   * Returns when the journal has a result.
   *
   * @throws UnusableException if no load could be made, or not be written down
   */
  static void hold(String simulation, Order order) {
    InputStream orders = System.in;
    System.setIn(InputStream.nullInputStream()); // ours, and not the simulation's
    try (JournalWriter journal = JournalWriter.create(order.journal())) {
      LoadSession session = new LoadSession(simulation, order, journal);
      Orders.follow(orders, session::stop);
      Runtime.getRuntime().addShutdownHook(new Thread(session::endsWithItsJvm));
      session.hold();
    } catch (IOException e) {
      throw new UnusableException("The journal cannot be written: " + e, e);
    }
  }

  /** Ctrl-C at a keyboard reaches this JVM too; it has a result before it goes. */
  private void endsWithItsJvm() {
    if (over.getCount() > 0) {
      stop(Reason.STOPPED, "it was interrupted");
      try {
        boolean unused = over.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void hold() throws IOException {
    try {
      make();
    } finally {
      over.countDown();
    }
  }

  private void make() throws IOException {
    Throwable crash = null;
    try {
      gatling.run(simulation);
    } catch (Throwable e) { // whatever a simulation throws
      crash = e;
    }
    List<Long> waiting = gatling.waiting(); // before its connections are closed
    timer.shutdown();
    if (crash instanceof UnusableException unusable) {
      throw unusable;
    }
    if (startedAt == null) {
      throw new UnusableException(simulation + " made no load: " + why(crash), crash);
    }
    end(crash, waiting);
    gatling.close();
  }

  private static String why(@Nullable Throwable crash) {
    if (crash == null) {
      return "it has nothing to do";
    }
    Throwable cause = crash.getCause() == null ? crash : crash.getCause();
    return cause.toString();
  }

  /** In a thread of Gatling's, before the first user. */
  private void begins(long at) {
    startedAt = Instant.ofEpochMilli(at);
    append(
        new LoadBegan(
            new LoadRun(
                run,
                simulation,
                order.profileText(),
                order.warmUp(),
                Instant.ofEpochMilli(at),
                order.version())));
    vitals.begin();
    var writing =
        timer.scheduleAtFixedRate(this::write, 1_000 + HEARD_MILLIS, 1_000, TimeUnit.MILLISECONDS);
    var warm =
        timer.schedule(
            vitals::count,
            Math.max(COLD.toMillis(), order.warmUp().toMillis()),
            TimeUnit.MILLISECONDS);
    var ending =
        timer.schedule(
            () ->
                stop(
                    Reason.MAX_DURATION,
                    "it took as long as it may, " + DurationText.format(order.maxDuration())),
            order.maxDuration().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends it; the first reason is the one that counts. */
  private void stop(Reason reason, String text) {
    if (told.compareAndSet(null, new Told(reason, text))) {
      gatling.stop(text);
    }
  }

  private void write() {
    try {
      writeBefore(meter.second(System.currentTimeMillis() - HEARD_MILLIS));
    } catch (RuntimeException e) { // or nothing would be written any more, and nobody know why
      log.error("A second of the load could not be summed up", e);
      stop(Reason.CRASHED, "a second of it could not be summed up: " + e);
    }
  }

  /** Each second, also those in which nothing ended: whoever reads on sees that it goes on. */
  private synchronized void writeBefore(int before) {
    TreeMap<Integer, LoadSecond> taken = new TreeMap<>();
    meter.take(before).forEach(second -> taken.put(second.second(), second));
    int active = meter.active();
    for (; next < before; next++) {
      taken.putIfAbsent(next, new LoadSecond(next, 0, active, List.of()));
    }
    for (LoadSecond second : taken.values()) {
      append(new LoadMeasured(run, second));
      String broken = broken(second);
      if (broken != null) {
        stop(Reason.ABORTED, broken);
      }
    }
  }

  private @Nullable String broken(LoadSecond second) {
    String hurt = breaker == null ? null : breaker.after(second);
    return hurt != null || second.second() < order.warmUp().toSeconds()
        ? hurt
        : abortRules.after(second);
  }

  private void append(JournalEntry entry) {
    try {
      journal.append(entry);
    } catch (IOException e) {
      unwritten = e;
      stop(Reason.CRASHED, "the journal cannot be written: " + e);
    }
  }

  private Duration counted(Instant began, Instant now) {
    return Duration.between(began, now).minus(order.warmUp());
  }

  private String completed() {
    return meter.active() > 0
        ? "the simulation ended it, with " + meter.active() + " users under way"
        : "its last user has ended";
  }

  private void end(@Nullable Throwable crash, List<Long> waiting) throws IOException {
    Instant now = Instant.now();
    for (long waited : waiting) {
      if (waited >= GIVEN_UP.toNanos()) {
        meter.unanswered(now.toEpochMilli(), TimeUnit.NANOSECONDS.toMillis(waited));
      }
    }
    writeBefore(meter.second(now.toEpochMilli()) + 1);
    LoadEnd.Generator generator = vitals.end(meter.failures());
    Told reason = told.get();
    Told ended =
        crash != null
            ? new Told(Reason.CRASHED, why(crash))
            : reason == null ? new Told(Reason.COMPLETED, completed()) : reason;
    Instant began = startedAt == null ? now : startedAt;
    append(
        new LoadEnded(
            run,
            new LoadEnd(
                now,
                ended.reason(),
                ended.text(),
                gatling.assess(meter.totals(), counted(began, now)),
                generator,
                gatling.bounds())));
    IOException failed = unwritten;
    if (failed != null) {
      throw failed;
    }
  }
}
