package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Environment;
import dev.roadworthy.config.WatchSettings;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.MemoryOutbox;
import dev.roadworthy.hooks.heartbeat.Heartbeat;
import dev.roadworthy.hooks.heartbeat.HeartbeatSettings;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.Version;
import dev.roadworthy.runner.delivery.Hooks;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.runner.suite.SuiteLog;
import dev.roadworthy.runner.suite.SuiteSource;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Production on a schedule. This thread knows what is due and supervises the workers that run it;
 * it never waits for a database, a disk or a network. Another one, the {@link Bookkeeper}, holds
 * the database.
 */
public final class Watch {

  private static final Duration BUSY = Duration.ofMillis(10);
  private static final Duration CALM = Duration.ofMillis(50);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration TOGETHER = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LOOK_AT_SUITE = Duration.ofSeconds(2);

  private final Order order;
  private final Configuration configuration;
  private final Environment environment;
  private final WatchListener listener;
  private final InstantSource clock;
  private final Instant startedAt;
  private final Board board = new Board();
  private final Rows rows = new Rows();
  private final Troubles troubles;
  private final Recorder recorder;
  private final Bell bell = new Bell();
  private final Relevance relevance;
  private final Timetable timetable;
  private final AtomicBoolean suiteChanged = new AtomicBoolean();

  private volatile @Nullable Instant lastBeat;
  private volatile boolean ready;
  private Instant blackoutAt = Instant.MIN;

  /** When there was something to run for the first time. */
  private @Nullable Instant adoptedAt;

  /**
   * What is to be watched.
   *
   * @param suite where its classes are
   * @param folder the working directory of workers
   * @param home where everything is kept
   * @param store opens the database
   * @param environment the environment's name
   * @param properties for workers
   * @param jvmOptions for workers
   * @param atOnce how many checks run side by side, 1 to 1000
   */
  public record Order(
      SuiteSource suite,
      Path folder,
      Home home,
      Supplier<Store> store,
      String environment,
      Map<String, String> properties,
      List<String> jvmOptions,
      int atOnce) {

    /** Copies the collections. */
    public Order {
      properties = Map.copyOf(properties);
      jvmOptions = List.copyOf(jvmOptions);
    }
  }

  /** Prepares a watch. */
  public Watch(
      Order order, Configuration configuration, WatchListener listener, InstantSource clock) {
    this.order = order;
    this.configuration = configuration;
    this.environment = configuration.environment(order.environment());
    this.listener = listener;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.troubles = new Troubles(clock, new TroubleNews());
    this.relevance = Relevance.current(clock, configuration.policy().mainBranch());
    this.recorder = new Recorder(environment.name(), relevance, this::decided);
    this.timetable = new Timetable(configuration.policy().thresholds());
  }

  /**
   * Watches.
   *
   * @param stop ends it: what is under way is ended, and what was journalled is kept and decided on
   * @throws IOException if the suite cannot be read
   * @throws UnusableSuiteException if the suite's JVM says so of the first that is loaded; a later
   *     one does not end a watch
   */
  public void run(Stop stop) throws IOException, InterruptedException {
    SuiteCopies copies =
        new SuiteCopies(
            new SuiteFolders(order.suite()),
            order.folder(),
            order.home(),
            properties(),
            order.jvmOptions(),
            order.atOnce());
    Bookkeeper bookkeeper =
        new Bookkeeper(
            configuration,
            environment,
            order.home(),
            order.store(),
            recorder,
            this::decided,
            relevance,
            troubles,
            bell,
            clock,
            opened -> {
              board.known(opened.store().decisions().states(environment.name()));
              board.ran(LastRuns.of(opened.store().history(), environment.name()));
            });
    Thread books = new Thread(bookkeeper, "roadworthy-bookkeeper");
    listener.began(environment.name(), order.home().folder());
    try (SuiteSentinel sentinel =
            new SuiteSentinel(
                new SuiteFolders(order.suite()),
                LOOK_AT_SUITE,
                suiteChanged::set,
                why ->
                    troubles.raise(
                        Trouble.SUITE, "it cannot be read: " + why + "; the one before goes on"));
        SelfReporter reporter = reporter();
        Heartbeat heartbeat = heartbeat();
        Crew crew = new Crew(copies, timetable, new CrewNews(), configuration.redactor())) {
      books.start();
      sentinel.start();
      reporter.start();
      if (heartbeat != null) {
        heartbeat.start(this::isHealthy);
      }
      watch(crew, copies, books, bookkeeper, reporter, stop);
    } finally {
      bookkeeper.close();
      books.join();
    }
    listener.ended();
  }

  private @Nullable Heartbeat heartbeat() {
    WatchSettings.Heartbeat settings = configuration.watch().heartbeat();
    return settings == null
        ? null
        : new Heartbeat(
            new HeartbeatSettings(
                new Endpoint(
                    "watch.heartbeat",
                    settings.url(),
                    settings.allowPrivateAddress(),
                    HEARTBEAT_TIMEOUT,
                    Version.text()),
                settings.every()),
            clock,
            configuration.redactor());
  }

  /** Checks run when they are due, and what they say is kept. */
  private boolean isHealthy() {
    Instant last = lastBeat;
    return ready
        && last != null
        && Duration.between(last, clock.instant()).abs().compareTo(LATE) < 0
        && troubles.open().keySet().stream()
            .noneMatch(EnumSet.of(Trouble.DATABASE, Trouble.STALE, Trouble.NOTHING_RUNS)::contains);
  }

  private SelfReporter reporter() {
    List<Hook> hooks =
        Hooks.of(configuration, order.home(), clock).stream()
            .filter(hook -> environment.alerts() && environment.hooks().contains(hook.name()))
            .toList();
    return new SelfReporter(
        environment.name(), hooks, troubles, new MemoryOutbox(), configuration.redactor(), clock);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>(order.properties());
    properties.put("environment", order.environment());
    properties.put("roadworthy.config", configuration.file().toString());
    properties.put("roadworthy.home", order.home().folder().toString());
    properties.put("roadworthy.trigger", "schedule");
    // Two files for each run would be far too many.
    properties.put("roadworthy.allure", "false");
    return properties;
  }

  private void watch(
      Crew crew,
      SuiteCopies copies,
      Thread books,
      Bookkeeper bookkeeper,
      SelfReporter reporter,
      Stop stop)
      throws IOException, InterruptedException {
    Pulse pulse = new Pulse(clock.instant(), System.nanoTime());
    Instant nextBeat = Instant.MIN;
    Duration wait = Duration.ZERO;
    while (!stop.isAskedWithin(wait)) {
      if (!books.isAlive()) {
        throw new IllegalStateException(
            "nobody takes journals over any more; the log says why. They are kept, and taken over"
                + " when the watch is started again");
      }
      Instant now = clock.instant();
      pulse.beat(now, System.nanoTime(), wait).ifPresent(what -> blackout(crew, what, now));
      if (suiteChanged.getAndSet(false)) {
        copies.changed();
        crew.suiteChanged(now);
      }
      crew.work(now);
      if (!now.isBefore(nextBeat) || nextBeat.isAfter(now.plus(BEAT))) {
        beat(crew, bookkeeper, now);
        reporter.report();
        nextBeat = now.plus(BEAT);
      }
      wait = crew.isBusy() ? BUSY : CALM;
    }
  }

  private void blackout(Crew crew, String what, Instant now) {
    blackoutAt = now;
    crew.rebase(now);
    timetable.rebase(now);
    troubles.raise(Trouble.BLACKOUT, what);
  }

  private void beat(Crew crew, Bookkeeper bookkeeper, Instant now) {
    board.times(timetable, crew.suspects()::contains);
    Snapshot snapshot = snapshot(crew, bookkeeper.books(), now);
    List<Snapshot.Check> stale =
        snapshot.checks().stream().filter(check -> check.status() == Status.STALE).toList();
    if (stale.isEmpty()) {
      troubles.clear(Trouble.STALE);
    } else {
      troubles.raise(Trouble.STALE, stale.size() + " checks, among them " + stale.get(0).id());
    }
    ready = crew.isReady();
    lastBeat = now;
    listener.beat(snapshot);
  }

  private Snapshot snapshot(Crew crew, Snapshot.@Nullable Books books, Instant now) {
    return new Snapshot(
        environment.name(),
        crew.main().map(Worker::round).map(Round::location).orElse(""),
        now,
        startedAt,
        board.checks(now, adoptedAt == null ? now : adoptedAt),
        crew.main()
            .map(worker -> new Snapshot.Worker(worker.pid(), worker.startedAt()))
            .orElse(null),
        troubles.open().entrySet().stream()
            .map(
                each ->
                    new Snapshot.OpenTrouble(
                        each.getKey(), each.getValue().since(), each.getValue().text()))
            .toList(),
        books);
  }

  private void decided(Decision decision) {
    board.decided(decision);
    listener.decided(decision);
  }

  /** From workers to everybody else. */
  private final class CrewNews implements CrewListener {

    @Override
    public void journalBegun(Path journal) {
      recorder.begin(journal);
      bell.ring();
    }

    @Override
    public void heard(List<JournalEntry> entries) {
      board.heard(entries);
      rows.heard(entries, this::scheduled).forEach(this::consistsOf);
      boolean ran = false;
      for (JournalEntry entry : entries) {
        if (entry instanceof RunRecorded recorded) {
          listener.ran(recorded.run());
          ran = true;
          if (!recorded.run().outcome().isPass() || board.isOpen(recorded.run().check())) {
            bell.ring();
          }
        }
      }
      // What passes changes little, and is taken over together with what follows soon.
      bell.ringWithin(TOGETHER);
      // Not at once: whoever is to be told of it looks every few seconds.
      if (ran && Duration.between(blackoutAt, clock.instant()).abs().compareTo(LATE) > 0) {
        troubles.clear(Trouble.BLACKOUT);
      }
    }

    private CheckId scheduled(CheckId check) {
      CheckId scheduled = timetable.scheduled(check);
      return scheduled == null ? check : scheduled;
    }

    private void consistsOf(CheckId scheduled, Set<CheckId> checks) {
      board.retired(check -> Timetable.covers(scheduled, check) && !checks.contains(check));
      recorder.consistsOf(scheduled, checks);
    }

    @Override
    public void journalEnded(Path journal) {
      recorder.end(journal);
      bell.ring();
    }

    @Override
    public void lost(Loss loss) {
      recorder.lost(loss);
      board.lost(loss.check());
      rows.forget(scheduled(loss.check().id()));
      bell.ring();
      listener.said("check " + loss.check().id() + " was fatal: " + loss.how());
    }

    @Override
    public void suiteRefused(String why, List<String> lastWords, boolean another) {
      String reason = lastWords.isEmpty() ? "" : ": " + SuiteLog.reason(lastWords);
      listener.suiteRefused(why, lastWords, another);
      if (another) {
        troubles.raise(Trouble.SUITE, why + reason + "; the one before goes on");
      } else {
        troubles.raise(Trouble.NOTHING_RUNS, "the suite could not be loaded: " + why + reason);
      }
    }

    @Override
    public void suiteLoaded(Set<CheckId> checks, Set<CheckId> gone, boolean newest) {
      adoptedAt = adoptedAt == null ? clock.instant() : adoptedAt;
      troubles.clear(Trouble.NOTHING_RUNS);
      if (newest) {
        troubles.clear(Trouble.SUITE);
      }
      listener.suiteLoaded(checks.size());
      recorder.adopted(checks, gone);
      bell.ring();
      if (!gone.isEmpty()) {
        rows.retire(gone);
        board.retired(check -> gone.stream().anyMatch(each -> Timetable.covers(each, check)));
        listener.retired(gone);
      }
    }

    @Override
    public void said(String what) {
      listener.said(what);
    }
  }

  /** From what is wrong with the watch to those who have to know. */
  private final class TroubleNews implements Troubles.Listener {

    @Override
    public void began(Trouble trouble, Troubles.Known known) {
      listener.troubleBegan(trouble, known.since(), known.text());
    }

    @Override
    public void ended(Trouble trouble, Troubles.Known known) {
      listener.troubleEnded(trouble, known.since(), known.text());
    }
  }
}
