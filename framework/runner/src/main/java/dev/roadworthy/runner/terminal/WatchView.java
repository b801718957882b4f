package dev.roadworthy.runner.terminal;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.runner.watch.Undelivered;
import dev.roadworthy.runner.watch.WatchListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A watch as it goes by: a line for whatever changes. */
public final class WatchView implements WatchListener {

  private static final Duration COUNTS_EVERY = Duration.ofMinutes(1);

  private final Consumer<Line> out;
  private boolean hasSaidHowAllAre;

  /** Of a suite that was refused more has been said than the trouble says that follows from it. */
  private boolean hasSaidWhy;

  /** Those that were, since there was trouble. */
  private final Set<String> hooksInTrouble = new HashSet<>();

  private String lettersSaid = "";
  private Instant lettersSaidAt = Instant.EPOCH;

  /** Hands its lines to whoever shows them, which returns at once. */
  public WatchView(Consumer<Line> out) {
    this.out = out;
  }

  @Override
  public void began(String environment, Path home) {
    line("watching " + environment + "; home is " + home);
  }

  @Override
  public void ended() {
    line("the watch has ended");
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
      line(IncidentLine.of(decision, event));
    }
  }

  @Override
  public void suiteLoaded(int checks) {
    line("suite loaded: " + checks + (checks == 1 ? " check" : " checks"));
  }

  @Override
  public void suiteRefused(String why, List<String> lastWords, boolean another) {
    line(
        Line.of(
            Style.BAD,
            "the suite could not be loaded: "
                + why
                + (another ? "; the one before goes on" : "; it is tried again, nothing runs")));
    lastWords.forEach(word -> out.accept(Line.of("    " + word)));
    hasSaidWhy = true;
  }

  @Override
  public void retired(Set<CheckId> checks) {
    line("retired, because the suite does not have them any more: " + new TreeSet<>(checks));
  }

  @Override
  public void troubleBegan(Trouble trouble, Instant since, String text) {
    if (hasSaidWhy && (trouble == Trouble.SUITE || trouble == Trouble.NOTHING_RUNS)) {
      return;
    }
    line(Line.of(Style.BAD, "the watch is degraded, " + trouble.title() + ": " + text));
  }

  @Override
  public void troubleEnded(Trouble trouble, Instant since, String text) {
    line(
        Line.of(
            Style.GOOD, "over, after " + Ago.text(since, Instant.now()) + ": " + trouble.title()));
  }

  @Override
  public void beat(Snapshot snapshot) {
    hasSaidWhy = false;
    if (!hasSaidHowAllAre && isKnown(snapshot)) {
      hasSaidHowAllAre = true;
      line(Line.of("how the checks stand: ").and(StatusStyle.counts(snapshot)));
    }
    Snapshot.Books books = snapshot.books();
    if (books != null) {
      letters(books.letters(), snapshot.at());
    }
  }

  private static boolean isKnown(Snapshot snapshot) {
    return !snapshot.checks().isEmpty()
        && snapshot.checks().stream().noneMatch(check -> check.status() == Status.UNKNOWN);
  }

  /** In an outage letters come and fail all the time: its counts are said now and then. */
  private void letters(Undelivered letters, Instant now) {
    if (!letters.isTrouble()) {
      if (!hooksInTrouble.isEmpty()) {
        hooksInTrouble.clear();
        line(Line.of(Style.GOOD, letters.text()));
      }
      return;
    }
    boolean another = hooksInTrouble.addAll(letters.hooks());
    boolean longAgo = Duration.between(lettersSaidAt, now).abs().compareTo(COUNTS_EVERY) >= 0;
    if (another || (longAgo && !letters.text().equals(lettersSaid))) {
      lettersSaid = letters.text();
      lettersSaidAt = now;
      line(Line.of(Style.BAD, lettersSaid));
    }
  }

  @Override
  public void said(String what) {
    line(Line.of(Style.WARNING, what));
  }

  private void line(String text) {
    line(Line.of(text));
  }

  private void line(Line line) {
    out.accept(Line.of(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  ").and(line));
  }
}
