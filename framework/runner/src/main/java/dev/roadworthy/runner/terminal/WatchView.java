package dev.roadworthy.runner.terminal;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.runner.watch.WatchListener;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A watch as it goes by where nobody looks at a screen: a line for whatever changes. */
public final class WatchView implements WatchListener {

  private final Terminal terminal;

  /** Writes to this terminal. */
  public WatchView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void ran(Run run) {
    Fault fault = run.fault();
    if (run.outcome() != Outcome.PASSED && run.outcome() != Outcome.SKIPPED && fault != null) {
      line(run.outcome() + " " + run.check() + "  " + fault.diagnosis());
    }
  }

  @Override
  public void decided(Decision decision) {
    for (IncidentEvent event : decision.events()) {
      line(IncidentLine.of(terminal, decision, event));
    }
  }

  @Override
  public void suiteLoaded(int checks) {
    line("suite loaded: " + checks + (checks == 1 ? " check" : " checks"));
  }

  @Override
  public void suiteRefused(String why, List<String> lastWords, boolean another) {
    line(
        terminal.styled(
            Style.BAD,
            why + (another ? "; the one before goes on" : "; it is tried again, nothing runs")));
    lastWords.forEach(word -> terminal.line("    " + word));
  }

  @Override
  public void retired(Set<CheckId> checks) {
    line("retired, because the suite does not have them any more: " + new TreeSet<>(checks));
  }

  @Override
  public void troubleBegan(Trouble trouble, Instant since, String text) {
    line(terminal.styled(Style.BAD, "the watch is degraded, " + trouble.title() + ": " + text));
  }

  @Override
  public void troubleEnded(Trouble trouble, Instant since, String text) {
    line(
        terminal.styled(
            Style.GOOD, "over, after " + Ago.text(since, Instant.now()) + ": " + trouble.title()));
  }

  @Override
  public void said(String what) {
    line(terminal.styled(Style.WARNING, what));
  }

  @Override
  public void beat(Snapshot snapshot) {}

  private void line(String text) {
    terminal.line(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text);
  }
}
