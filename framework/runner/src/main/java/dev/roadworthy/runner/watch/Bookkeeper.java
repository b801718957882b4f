package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Environment;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.hooks.Dispatcher;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.runner.delivery.Delivery;
import dev.roadworthy.runner.intake.Baselines;
import dev.roadworthy.runner.intake.Leftovers;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.runner.retention.Pruner;
import dev.roadworthy.runner.suite.SuiteLogs;
import dev.roadworthy.store.Store;
import dev.roadworthy.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that holds the database: it takes journals over, decides, and lets letters out. When
 * the database does not answer it says so and tries again; nothing else waits for it.
 */
final class Bookkeeper implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Bookkeeper.class);
  private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);
  private static final Duration LEFTOVERS_EVERY = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration REMIND_EVERY = Duration.ofSeconds(5);
  private static final Duration FIRST_DELAY = Duration.ofMillis(250);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Configuration configuration;
  private final Environment environment;
  private final Home home;
  private final Supplier<Store> opening;
  private final Recorder recorder;
  private final Consumer<Decision> decided;
  private final Relevance relevance;
  private final Troubles troubles;
  private final InstantSource clock;
  private final Consumer<Opened> opened;
  private final Ballast ballast;
  private final Stop stop = new Stop();
  private final Bell bell;
  private @Nullable Opened open;
  private final Interval pruning = Interval.after(PRUNE_EVERY);
  private final Interval reminding = Interval.every(REMIND_EVERY);
  private final Interval leavings = Interval.after(LEFTOVERS_EVERY);
  private final Interval looking = Interval.every(LOOK_EVERY);
  private final Interval counting = Interval.every(COUNT_EVERY);
  private final Set<String> toldProblems = new HashSet<>();
  private Duration delay = FIRST_DELAY;
  private String lastFailure = "";
  private volatile Snapshot.@Nullable Books books;

  /** A store that was opened, and what works on it. */
  record Opened(
      Store store,
      Leftovers leftovers,
      Baselines baselines,
      Assessor assessor,
      Dispatcher dispatcher) {}

  /**
   * @param opening opens the database
   * @param decided hears of each decision that was committed
   * @param opened hears each time that it was opened
   */
  Bookkeeper(
      Configuration configuration,
      Environment environment,
      Home home,
      Supplier<Store> opening,
      Recorder recorder,
      Consumer<Decision> decided,
      Relevance relevance,
      Troubles troubles,
      Bell bell,
      InstantSource clock,
      Consumer<Opened> opened) {
    this.configuration = configuration;
    this.environment = environment;
    this.home = home;
    this.opening = opening;
    this.recorder = recorder;
    this.decided = decided;
    this.relevance = relevance;
    this.troubles = troubles;
    this.bell = bell;
    this.clock = clock;
    this.opened = opened;
    this.ballast = new Ballast(home);
  }

  /** Works until it is closed, and then takes over what there still is. */
  @Override
  public void run() {
    try {
      while (!stop.isAsked()) {
        work();
        if (lastFailure.isEmpty()) {
          bell.await(CALM);
        } else {
          stop.isAskedWithin(delay);
        }
      }
      work();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      recorder.close();
      letGo();
    }
  }

  private void work() {
    look();
    try {
      Opened current = opened();
      if (leavings.isOver()) {
        takeOver(current.leftovers, current.baselines);
        recorder.hasTakenOver();
      }
      recorder.record(current.store.history(), current.assessor);
      tellUndecidable(recorder.undecidable());
      if (reminding.isOver()) {
        current.assessor.remind(decided);
      }
      current.dispatcher.wake();
      if (!stop.isAsked() && pruning.isOver()) {
        prune(current);
      }
      delay = FIRST_DELAY;
      lastFailure = "";
      keepBooks(current.store.outbox());
      troubles.clear(Trouble.DATABASE);
    } catch (StoreException | IOException e) {
      failed(e);
    } catch (RuntimeException e) {
      if (toldProblems.add(e.toString())) {
        log.error("A defect, or something that nobody thought of", e);
      }
      failed(e);
    }
  }

  /** Whether there is room on the disk. */
  private void look() {
    if (!looking.isOver()) {
      return;
    }
    SuiteLogs.bound(recorder.followed().stream().map(home::logOf).toList());
    OptionalLong left = ballast.load();
    if (left.isPresent()) {
      troubles.raise(Trouble.DISK, (left.getAsLong() >> 20) + " MB are left for " + home.folder());
    } else {
      troubles.clear(Trouble.DISK);
    }
  }

  private void tellUndecidable(Map<CheckKey, String> undecidable) {
    if (undecidable.isEmpty()) {
      troubles.clear(Trouble.UNDECIDED);
      return;
    }
    Map.Entry<CheckKey, String> first = undecidable.entrySet().iterator().next();
    int more = undecidable.size() - 1;
    String text =
        configuration
            .redactor()
            .text(
                first.getKey().check()
                    + (more == 0 ? "" : " and " + more + " more")
                    + ": "
                    + first.getValue());
    if (toldProblems.add(text)) {
      log.error("Checks cannot be decided on: {}", text);
    }
    troubles.raise(Trouble.UNDECIDED, text);
  }

  private void failed(Exception e) {
    Duration longer = delay.multipliedBy(2);
    delay = longer.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : longer;
    String why =
        configuration
            .redactor()
            .text(e instanceof StoreException ? String.valueOf(e.getMessage()) : e.toString());
    if (!why.equals(lastFailure)) {
      log.warn("History is not written: {}", why);
    }
    lastFailure = why;
    troubles.raise(Trouble.DATABASE, why);
  }

  /** What was last known of the database; null before it was opened. Thread-safe. */
  Snapshot.@Nullable Books books() {
    return books;
  }

  private void keepBooks(Outbox outbox) {
    Instant now = clock.instant();
    Snapshot.Books known = books;
    if (known != null && !counting.isOver()) {
      books = new Snapshot.Books(now, known.letters());
      return;
    }
    books = new Snapshot.Books(now, Undelivered.of(outbox, now));
  }

  private Opened opened() throws IOException {
    Opened known = open;
    if (known != null) {
      return known;
    }
    Store store = opening.get();
    try {
      Leftovers leftovers = new Leftovers(home.journals(), store.history());
      Baselines baselines =
          new Baselines(home, store.loads(), configuration.policy().mainBranch(), clock);
      takeOver(leftovers, baselines);
      Assessor assessor = Assessor.of(configuration, environment, store, clock);
      assessor.dismissStale();
      Dispatcher dispatcher = new Delivery(configuration, home, store.outbox(), clock).dispatcher();
      Opened fresh = new Opened(store, leftovers, baselines, assessor, dispatcher);
      opened.accept(fresh);
      Thread thread = new Thread(dispatcher::run, "roadworthy-dispatcher");
      thread.setDaemon(true);
      thread.start();
      open = fresh;
      return fresh;
    } catch (RuntimeException | IOException e) {
      store.close();
      throw e;
    }
  }

  /** What builds leave here, and workers that outlived a watch that was killed for a moment. */
  private void takeOver(Leftovers leftovers, Baselines baselines) throws IOException {
    List<String> problems = new ArrayList<>(leftovers.takeOver(relevance, recorder.followed()));
    problems.addAll(baselines.write());
    for (String problem : problems) {
      if (toldProblems.add(problem)) {
        log.warn(problem);
      }
    }
  }

  private void prune(Opened current) {
    int newest = configuration.policy().thresholds().runsNeeded();
    new Pruner(home, current.store.history(), configuration.retention(), newest, clock)
        .prune(stop)
        .ifPresent(log::warn);
  }

  private void letGo() {
    Opened known = open;
    open = null;
    if (known != null) {
      known.dispatcher.close();
      try {
        known.store.close();
      } catch (StoreException e) {
        log.warn("The database was not closed in good order: {}", e.getMessage());
      }
    }
  }

  /** Asks it to end. */
  @Override
  public void close() {
    stop.ask();
    bell.ring();
  }
}
