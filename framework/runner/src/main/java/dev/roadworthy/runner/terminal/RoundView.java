package dev.roadworthy.runner.terminal;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.config.Environment;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.hooks.Drained;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A round as it goes by: a line for each run, then the sum, then what was decided. */
public final class RoundView {

  private static final int WIDEST_ID = 40;

  private final Terminal terminal;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Set<CheckId> planned = new HashSet<>();
  private final Map<RunId, LoadProgress> loads = new HashMap<>();
  private int idWidth = 12;

  /** Writes to this terminal. */
  public RoundView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Before the suite JVM is up. */
  public void starting(Environment environment) {
    terminal.line(Line.of(Style.BOLD, "Roadworthy").and(" · " + environment));
    terminal.progress("  starting the suite ...");
  }

  /** The suite has this check. */
  public void found(CheckSpec check) {
    planned.add(check.id());
    idWidth = Math.min(WIDEST_ID, Math.max(idWidth, check.id().value().length()));
  }

  /** A check begins. */
  public void began(CheckSpec check) {
    terminal.progress("  " + (done() + 1) + " of " + planned.size() + " · " + check.id() + " ...");
  }

  /** Something is known of a load test. */
  public void load(JournalEntry entry) {
    if (entry instanceof LoadBegan began) {
      loads.put(began.load().run(), new LoadProgress(began.load()));
    } else if (entry instanceof LoadMeasured measured) {
      LoadProgress progress = loads.get(measured.run());
      if (progress != null && progress.hear(measured.second())) {
        terminal.progress(columns -> LoadLine.drawn(progress, columns), LoadLine.logged(progress));
      }
    } else if (entry instanceof LoadEnded ended) {
      LoadProgress progress = loads.remove(ended.run());
      if (progress != null) {
        terminal.endProgress();
        LoadLine.ended(progress, ended.end()).forEach(terminal::line);
      }
    }
  }

  /** A run is there. */
  public void ran(Run run) {
    outcomes.merge(run.outcome(), 1, Integer::sum);
    Fault fault = run.fault();
    String id = String.format(Locale.ROOT, "%-" + idWidth + "s", run.check());
    String what = fault == null ? "" : "  " + fault.diagnosis();
    terminal.line(
        Line.of("  ").and(mark(run.outcome())).and(" " + id + " " + millis(run.latency()) + what));
  }

  private int done() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Line mark(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> Line.of(Style.GOOD, "ok      ");
      case DEGRADED -> Line.of(Style.WARNING, "degraded");
      case FAILED -> Line.of(Style.BAD, "FAILED  ");
      case BROKEN -> Line.of(Style.UNSURE, "BROKEN  ");
      case INCONCLUSIVE -> Line.of(Style.UNSURE, "unclear ");
      case SKIPPED -> Line.of(Style.FAINT, "skipped ");
    };
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%7d ms", duration.toMillis());
  }

  /** A suite JVM ended early, and what is left runs in another one. */
  public void goesOnInAnother(String why) {
    terminal.line(Line.of(Style.WARNING, "  " + why + "; what is left runs in another one"));
  }

  /** The sum of the round. */
  public void ended(Duration took) {
    terminal.endProgress();
    String sum =
        outcomes.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    terminal.line(
        "  "
            + done()
            + (done() == 1 ? " check" : " checks")
            + (sum.isEmpty() ? "" : ": " + sum)
            + String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1000.0));
  }

  /** Something was decided; only what people have to know is said. */
  public void decided(Decision decision) {
    for (IncidentEvent event : decision.events()) {
      terminal.line(Line.of("  ").and(IncidentLine.of(decision, event)));
    }
  }

  /** Letters have arrived, or not. */
  public void delivered(Drained letters) {
    if (letters.delivered() > 0) {
      terminal.line(
          "  " + letters.delivered() + plural(letters.delivered(), " letter") + " delivered");
    }
    if (letters.waiting() > 0) {
      terminal.line(
          Line.of(
              Style.WARNING,
              "  "
                  + letters.waiting()
                  + plural(letters.waiting(), " letter")
                  + " waiting for the next round; `roadworthy status` says why"));
    }
    if (letters.dead() > 0) {
      terminal.line(
          Line.of(
              Style.BAD,
              "  "
                  + letters.dead()
                  + plural(letters.dead(), " letter")
                  + " given up; `roadworthy status` says why"));
    }
    for (String hook : letters.disabled()) {
      terminal.line(
          Line.of(
              Style.BAD,
              "  hook '"
                  + hook
                  + "' is disabled, its receiver wants no more letters; `roadworthy status` says"
                  + " how it is enabled"));
    }
  }

  private static String plural(int count, String word) {
    return count == 1 ? word : word + "s";
  }
}
