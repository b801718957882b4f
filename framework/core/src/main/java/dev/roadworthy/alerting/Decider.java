package dev.roadworthy.alerting;

import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Evaluator;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a run and what was decided before it to a decision. Pure: deciding twice gives the same. */
public final class Decider {

  private final AlertPolicy policy;
  private final Evaluator evaluator;

  /** Decides by this policy. */
  public Decider(AlertPolicy policy) {
    this.policy = policy;
    this.evaluator = new Evaluator(policy.thresholds());
  }

  /**
   * How many runs a window must have, if there are so many: one more than decide, so that where all
   * of these failed there is the one that had passed.
   */
  public int runsNeeded() {
    return policy.thresholds().runsNeeded() + 1;
  }

  /**
   * Decides on the newest run of a window. A run that was skipped says nothing, and one that began
   * before the last one that was decided on comes too late to change anything: they are only taken
   * off the waiting list.
   *
   * @param check as it was last declared
   * @param before what has been decided so far
   * @param window the run that is decided on, then those before it
   * @param now stands in incidents and letters
   */
  public Decision decide(CheckSpec check, CheckState before, RunWindow window, Instant now) {
    RunFact run = window.runs().get(0);
    if (run.outcome() == Outcome.SKIPPED || isLate(run, before)) {
      return Decision.nothing(run.id(), before);
    }
    Verdict verdict = evaluator.evaluate(before.standing(), window);
    Draft draft = new Draft(check, verdict, run, now);
    Incident open = before.open();
    Incident after = open == null ? draft.opened(before, window) : draft.continued(open);
    return draft.decision(before, after);
  }

  private static boolean isLate(RunFact run, CheckState before) {
    return before.decidedThrough() != null && run.startedAt().isBefore(before.decidedThrough());
  }

  /** What a decision is put together from. */
  private final class Draft {
    private final CheckSpec check;
    private final Verdict verdict;
    private final RunFact run;
    private final Instant now;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<Incident> closed = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();

    Draft(CheckSpec check, Verdict verdict, RunFact run, Instant now) {
      this.check = check;
      this.verdict = verdict;
      this.run = run;
      this.now = now;
    }

    @Nullable Incident opened(CheckState before, RunWindow window) {
      if (!opens()) {
        return null;
      }
      Incident incident =
          new Incident(
              IncidentId.of(before.key(), run.id()),
              before.key(),
              verdict.status(),
              firstOfTrouble(before, window),
              lastPass(window),
              now,
              null,
              run.fault());
      event(incident, Kind.OPENED);
      write(incident, Letter.Kind.TRIGGER, verdict.status());
      return incident;
    }

    private boolean opens() {
      ReasonCode code = verdict.reason().code();
      return code == ReasonCode.FAILURES_REACHED || code == ReasonCode.BLIND_REACHED;
    }

    private Instant firstOfTrouble(CheckState before, RunWindow window) {
      return window.runs().stream()
          .filter(fact -> fact.outcome() != Outcome.SKIPPED)
          .limit(policy.thresholds().window())
          .filter(fact -> shows(verdict.status(), fact.outcome()))
          .map(RunFact::startedAt)
          .filter(start -> before.recoveredAt() == null || !start.isBefore(before.recoveredAt()))
          .min(Instant::compareTo)
          .orElse(run.startedAt());
    }

    private static @Nullable Instant lastPass(RunWindow window) {
      return window.runs().stream()
          .filter(fact -> fact.outcome().isPass())
          .map(RunFact::startedAt)
          .findFirst()
          .orElse(null);
    }

    private static boolean shows(Status trouble, Outcome outcome) {
      return trouble == Status.DOWN ? outcome == Outcome.FAILED : outcome.isBlind();
    }

    @Nullable Incident continued(Incident open) {
      if (!verdict.status().isTrouble()) {
        Incident ended = open.closed(now);
        closed.add(ended);
        event(ended, Kind.CLOSED);
        write(ended, Letter.Kind.RESOLVED, open.trouble());
        return null;
      }
      Incident shown = open.showing(verdict.status(), newestFault(open));
      if (open.trouble() == Status.BLIND && verdict.status() == Status.DOWN) {
        event(shown, Kind.WORSENED);
        write(shown, Letter.Kind.TRIGGER, Status.DOWN);
      } else if (!sameCode(open.fault(), shown.fault())) {
        event(shown, Kind.FAULT_CHANGED);
      }
      return shown;
    }

    private @Nullable Fault newestFault(Incident open) {
      boolean shown = run.fault() != null && shows(verdict.status(), run.outcome());
      return shown ? run.fault() : open.fault();
    }

    private static boolean sameCode(@Nullable Fault one, @Nullable Fault other) {
      return one == null || other == null
          ? one == other
          : one.code().code().equals(other.code().code());
    }

    private void event(Incident incident, Kind kind) {
      Fault fault = run.fault();
      String text =
          kind == Kind.CLOSED || fault == null ? verdict.reason().text() : fault.diagnosis();
      events.add(new IncidentEvent(incident.id(), kind, now, run.id(), verdict.reason(), text));
    }

    private void write(Incident incident, Letter.Kind kind, Status occasion) {
      for (String hook : policy.hooks()) {
        LetterId id = LetterId.of(incident.id(), kind, occasion.name(), hook);
        letters.add(new Letter(id, hook, kind, incident, check, verdict, now));
      }
    }

    Decision decision(CheckState before, @Nullable Incident open) {
      Verdict old = before.verdict();
      boolean changed = old == null || old.status() != verdict.status();
      CheckState after =
          new CheckState(
              before.key(),
              verdict,
              changed ? run.startedAt() : before.since(),
              closed.isEmpty() ? before.recoveredAt() : run.startedAt(),
              run.startedAt(),
              open);
      return new Decision(run.id(), before, after, events, closed, letters);
    }
  }
}
