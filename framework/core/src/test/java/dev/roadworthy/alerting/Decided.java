package dev.roadworthy.alerting;

import static java.util.Objects.requireNonNull;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.Past;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is decided on one run after the other, with a history and a state kept in between. */
final class Decided {

  static final CheckSpec CHECK =
      new CheckSpec(
          new CheckId("landing"),
          "The landing page answers",
          "com.example.ShopIT",
          "landing",
          new Owner("web"),
          Severity.CRITICAL,
          Schedule.parse("60s"),
          Duration.ofSeconds(10),
          null,
          null,
          null,
          "hash");
  static final CheckKey KEY = new CheckKey("production", CHECK.id());

  private static final Comparator<RunFact> ORDER =
      Comparator.comparing(RunFact::startedAt).thenComparing(run -> run.id().value());

  final List<RunFact> runs = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  final List<Letter> letters = new ArrayList<>();
  final List<IncidentEvent> events = new ArrayList<>();
  CheckState state = CheckState.unknown(KEY);

  private final Decider decider;
  private boolean silenced;

  Decided(AlertPolicy policy) {
    this.decider = new Decider(policy);
  }

  /** From now on nobody is to be told that something is open. */
  Decided silenced() {
    silenced = true;
    return this;
  }

  /** Goes on from what was decided elsewhere. */
  Decided from(CheckState known) {
    state = known;
    return this;
  }

  /** One run a minute, as {@link Past} names them. */
  Decided then(String letters) {
    for (char letter : letters.toCharArray()) {
      int place = runs.size();
      then(Past.run(letter, Past.minute(place), "run-%05d".formatted(place)));
    }
    return this;
  }

  Decision then(RunFact run) {
    int place = runs.size();
    while (place > 0 && ORDER.compare(runs.get(place - 1), run) > 0) {
      place--;
    }
    runs.add(place, run);
    Instant now = run.startedAt().plusSeconds(1);
    Decision decision = decider.decide(CHECK, state, window(run), now, silenced);
    decisions.add(decision);
    letters.addAll(decision.letters());
    events.addAll(decision.events());
    state = decision.state();
    return decision;
  }

  /** What a store answers: the run and those before it that were not skipped. */
  RunWindow window(RunFact newest) {
    List<RunFact> found = new ArrayList<>(List.of(newest));
    for (int i = runs.size() - 1; i >= 0 && found.size() < decider.runsNeeded(); i--) {
      RunFact run = runs.get(i);
      if (ORDER.compare(run, newest) < 0 && run.outcome() != Outcome.SKIPPED) {
        found.add(run);
      }
    }
    return new RunWindow(found);
  }

  Verdict verdict() {
    return requireNonNull(state.verdict());
  }

  Status status() {
    return verdict().status();
  }

  /** The incident that is open. */
  Incident open() {
    return requireNonNull(state.open());
  }

  static String code(Incident incident) {
    return requireNonNull(incident.fault()).code().code();
  }

  Decider decider() {
    return decider;
  }
}
