package dev.roadworthy.runner.round;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.intake.JournalIntake;
import dev.roadworthy.runner.suite.Patience;
import dev.roadworthy.runner.suite.SuiteProcess;
import dev.roadworthy.runner.terminal.RoundView;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a suite JVM by its journal until it has ended, one way or the other, and leaves the whole
 * round in history.
 */
final class SuiteRound {

  private static final Duration LOOK_EVERY = Duration.ofMillis(40);

  /** Ctrl-C reaches suite and runner at once, and the suite may be the first to end by it. */
  private static final Duration SIGNAL_LAG = Duration.ofSeconds(2);

  private final SuiteProcess suite;
  private final JournalIntake intake;
  private final RoundView view;
  private final InstantSource clock;
  private final List<Run> runs = new ArrayList<>();

  /**
   * What came of it.
   *
   * @param runs all of them
   * @param trouble how the JVM ended, if neither in good order nor because it was asked to
   */
  record Result(List<Run> runs, Optional<String> trouble) {

    Result explainedBy(String printed) {
      return new Result(runs, trouble.map(text -> text + printed));
    }
  }

  SuiteRound(SuiteProcess suite, JournalIntake intake, RoundView view, InstantSource clock) {
    this.suite = suite;
    this.intake = intake;
    this.view = view;
    this.clock = clock;
  }

  /**
   * @param stop ends the round: what the journal holds by then is kept, and no check is called
   *     broken for it
   * @throws IOException if the journal cannot be read
   */
  Result follow(Stop stop) throws IOException, InterruptedException {
    Patience patience = new Patience(clock.instant());
    Optional<String> killed = Optional.empty();
    while (killed.isEmpty() && !suite.awaitEnd(LOOK_EVERY)) {
      List<JournalEntry> entries = intake.takeOver();
      hear(entries);
      patience.heard(entries, clock.instant());
      killed = patience.exhausted(clock.instant());
      if (stop.isAsked()) {
        break;
      }
    }
    boolean stopped = killed.isEmpty() && isStopped(stop);
    suite.kill();
    hear(intake.takeOver());
    return stopped || intake.ended() ? new Result(runs, Optional.empty()) : died(killed);
  }

  private boolean isStopped(Stop stop) throws InterruptedException {
    return stop.isAsked() || (suite.wasAskedToEnd() && stop.isAskedWithin(SIGNAL_LAG));
  }

  private Result died(Optional<String> killed) {
    String how =
        killed
            .map(why -> "the suite JVM was killed, because " + why)
            .orElseGet(() -> "the suite JVM ended with exit code " + suite.exitCode());
    intake.recordDeath(how, clock.instant()).forEach(this::ran);
    return new Result(runs, Optional.of("The round broke off: " + how));
  }

  private void hear(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry instanceof CheckFound found) {
        view.found(found.check());
      } else if (entry instanceof RunStarted started) {
        view.began(started.check());
      } else if (entry instanceof RunRecorded recorded) {
        ran(recorded.run());
      }
    }
  }

  private void ran(Run run) {
    runs.add(run);
    view.ran(run);
  }
}
