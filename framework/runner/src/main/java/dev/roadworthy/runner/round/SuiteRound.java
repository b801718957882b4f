package dev.roadworthy.runner.round;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.intake.JournalIntake;
import dev.roadworthy.runner.intake.LostRuns;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuiteLog;
import dev.roadworthy.runner.suite.SuiteProcess;
import dev.roadworthy.runner.terminal.RoundView;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Has the checks of one round run, and leaves all of it in history: in one suite JVM, and where
 * that ends early in another one for what is left.
 */
final class SuiteRound {

  private final Launches launches;
  private final HistoryStore history;
  private final Relevance relevance;
  private final RoundView view;
  private final Redactor redactor;
  private final InstantSource clock;
  private final RoundProgress progress = new RoundProgress();
  private final List<Trouble> trouble = new ArrayList<>();

  /** How each suite JVM of the round is started. */
  interface Launches {

    /**
     * @param number 1 for the first JVM
     * @param settled the checks that are not to run again
     */
    SuiteLaunch launch(int number, Set<CheckId> settled);
  }

  /**
   * What came of it.
   *
   * @param runs one for each check that was announced, unless it was stopped
   * @param trouble what went wrong with its JVMs
   */
  record Result(List<Run> runs, List<Trouble> trouble) {}

  /**
   * @param redactor masks secrets in what the suite JVMs printed
   */
  SuiteRound(
      Launches launches,
      HistoryStore history,
      Relevance relevance,
      RoundView view,
      Redactor redactor,
      InstantSource clock) {
    this.launches = launches;
    this.history = history;
    this.relevance = relevance;
    this.view = view;
    this.redactor = redactor;
    this.clock = clock;
  }

  /**
   * @param stop ends the round: what the journals hold by then is kept, and no check is called
   *     broken for it
   * @throws IOException if a suite JVM cannot be started
   */
  Result hold(Stop stop) throws IOException, InterruptedException {
    boolean another = true;
    for (int number = 1; another && !stop.isAsked(); number++) {
      another = hold(launches.launch(number, progress.settled()), stop);
    }
    return new Result(progress.runs(), List.copyOf(trouble));
  }

  private boolean hold(SuiteLaunch launch, Stop stop) throws IOException, InterruptedException {
    SuiteEnd end;
    try (SuiteProcess process = SuiteProcess.start(launch);
        JournalIntake intake = new JournalIntake(launch.journal(), history, relevance)) {
      end = new Follower(process, intake, progress, this::hear, clock).follow(stop);
    }
    Verdict verdict = Verdict.on(end);
    if (verdict.trouble().isPresent()) {
      String what = verdict.trouble().get();
      lose(verdict, what);
      trouble.add(new Trouble(what, SuiteLog.lastWords(launch.log(), redactor), launch.log()));
      if (verdict.another()) {
        view.goesOnInAnother(what);
      }
    }
    return verdict.another();
  }

  private void lose(Verdict verdict, String how) {
    Round round = progress.round();
    if (round != null) {
      new LostRuns(history, relevance)
          .record(round, verdict.lost(), progress.begun(), how, clock.instant())
          .forEach(this::ran);
    }
  }

  private void hear(JournalEntry entry) {
    progress.hear(entry);
    if (entry instanceof CheckFound found) {
      view.found(found.check());
    } else if (entry instanceof RunStarted started) {
      view.began(started.check());
    } else if (entry instanceof RunRecorded recorded) {
      view.ran(recorded.run());
    } else {
      view.load(entry);
    }
  }

  private void ran(Run run) {
    progress.ran(run);
    view.ran(run);
  }
}
