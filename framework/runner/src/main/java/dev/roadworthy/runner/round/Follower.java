package dev.roadworthy.runner.round;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.intake.JournalIntake;
import dev.roadworthy.runner.suite.Patience;
import dev.roadworthy.runner.suite.SuiteProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows one suite JVM by its journal until it has ended, one way or the other. */
final class Follower {

  private static final Duration LOOK_EVERY = Duration.ofMillis(40);

  /** Ctrl-C reaches suite and runner at once, and the suite may be the first to end by it. */
  private static final Duration SIGNAL_LAG = Duration.ofSeconds(2);

  private final SuiteProcess suite;
  private final JournalIntake intake;
  private final RoundProgress progress;
  private final Consumer<JournalEntry> told;
  private final InstantSource clock;
  private Optional<String> damage = Optional.empty();

  /**
   * @param told hears of each entry that was kept in history
   */
  Follower(
      SuiteProcess suite,
      JournalIntake intake,
      RoundProgress progress,
      Consumer<JournalEntry> told,
      InstantSource clock) {
    this.suite = suite;
    this.intake = intake;
    this.progress = progress;
    this.told = told;
    this.clock = clock;
  }

  /**
   * @param stop ends the JVM: what the journal holds by then is kept
   */
  SuiteEnd follow(Stop stop) throws InterruptedException {
    int settledBefore = progress.settled().size();
    Patience patience = new Patience(clock.instant());
    Optional<String> killed = Optional.empty();
    while (killed.isEmpty() && damage.isEmpty() && !stop.isAsked() && !suite.awaitEnd(LOOK_EVERY)) {
      List<JournalEntry> entries = hear();
      patience.heard(entries, clock.instant());
      killed = patience.exhausted(clock.instant());
    }
    boolean stopped = isStopped(stop);
    suite.kill();
    List<JournalEntry> rest;
    do {
      rest = hear();
    } while (!rest.isEmpty());
    boolean complete = damage.isEmpty() && (intake.round() == null || intake.ended());
    return new SuiteEnd(
        stopped,
        killed,
        damage,
        suite.exitCode(),
        complete,
        progress.settled().size() > settledBefore,
        progress.unrecorded(),
        progress.begun().keySet());
  }

  private boolean isStopped(Stop stop) throws InterruptedException {
    return stop.isAsked()
        || (suite.awaitEnd(Duration.ZERO)
            && suite.wasAskedToEnd()
            && stop.isAskedWithin(SIGNAL_LAG));
  }

  private List<JournalEntry> hear() {
    try {
      List<JournalEntry> entries = intake.takeOver();
      entries.forEach(told);
      return entries;
    } catch (JournalException e) {
      damage = Optional.ofNullable(e.getMessage());
      return List.of();
    } catch (IOException e) {
      damage = Optional.of(e.toString());
      return List.of();
    }
  }
}
