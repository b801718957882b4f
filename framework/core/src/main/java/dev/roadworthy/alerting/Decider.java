package dev.roadworthy.alerting;

import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Evaluator;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a run and what was decided before it to a decision. Pure: deciding twice gives the same. */
public final class Decider {

  private static final Duration AHEAD = Duration.ofMinutes(10);

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
    return decide(check, before, window, now, false);
  }

  /**
   * Decides likewise.
   *
   * @param silenced nobody is told that an incident is open; that it is closed is told to those who
   *     were told of it before
   */
  public Decision decide(
      CheckSpec check, CheckState before, RunWindow window, Instant now, boolean silenced) {
    RunFact run = window.runs().get(0);
    if (run.outcome() == Outcome.SKIPPED || isLate(run, before, now)) {
      return Decision.nothing(run.id(), before);
    }
    Verdict verdict = evaluator.evaluate(before.standing(), window);
    Draft draft = new Draft(check, verdict, run, now, silenced);
    Incident open = before.open();
    Incident after = open == null ? draft.opened(before, window) : draft.continued(open);
    return draft.decision(before, after);
  }

  private static boolean isLate(RunFact run, CheckState before, Instant now) {
    Instant through = before.decidedThrough();
    // What was decided while a clock was ahead must not keep everything else from being decided.
    return through != null
        && !through.isAfter(now.plus(AHEAD))
        && run.startedAt().isBefore(through);
  }

  /**
   * What follows from time alone: an incident that was silenced is told of when it no longer is,
   * and one that nobody has in hand is told of again.
   *
   * @param silenced now
   * @return empty if nothing follows
   */
  public Optional<Decision> remind(
      CheckSpec check, CheckState before, Instant now, boolean silenced) {
    Incident open = before.open();
    Verdict verdict = before.verdict();
    if (open == null || verdict == null || silenced || policy.hooks().isEmpty()) {
      return Optional.empty();
    }
    Instant toldAt = open.toldAt();
    if (toldAt == null) {
      Reason reason = new Reason(ReasonCode.SILENCE_ENDED, "it was silenced, and no longer is");
      return Optional.of(
          told(
              check,
              before,
              open,
              Kind.TOLD,
              Letter.Kind.TRIGGER,
              open.trouble().name(),
              reason,
              now));
    }
    Duration wait = policy.remindAfter();
    if (wait == null || open.acknowledged() != null || now.isBefore(toldAt.plus(wait))) {
      return Optional.empty();
    }
    Duration lasted = Duration.between(open.since(), now).truncatedTo(ChronoUnit.MINUTES);
    Reason reason =
        new Reason(
            ReasonCode.STILL_OPEN,
            "still open after " + DurationText.format(lasted) + ", and nobody has it in hand");
    return Optional.of(
        told(
            check,
            before,
            open,
            Kind.REMINDED,
            Letter.Kind.REMINDER,
            "after " + toldAt,
            reason,
            now));
  }

  private Decision told(
      CheckSpec check,
      CheckState before,
      Incident open,
      Kind kind,
      Letter.Kind letter,
      String occasion,
      Reason reason,
      Instant now) {
    Incident after = open.told(now);
    IncidentEvent event = new IncidentEvent(open.id(), kind, now, null, reason, reason.text());
    Verdict verdict = new Verdict(open.trouble(), reason);
    return new Decision(
        null,
        before,
        before.with(after),
        List.of(event),
        List.of(),
        letters(check, after, letter, occasion, verdict, now));
  }

  /**
   * Somebody has the incident in hand. It is told to nobody; a second one takes it over from the
   * first.
   *
   * @return empty if no incident is open
   */
  public static Optional<Decision> acknowledge(CheckState before, Acknowledgement by) {
    Incident open = before.open();
    if (open == null) {
      return Optional.empty();
    }
    Reason reason =
        new Reason(ReasonCode.ACKNOWLEDGED, "acknowledged by " + by.by() + before(open, by));
    String text = by.note().isBlank() ? reason.text() : by.note();
    IncidentEvent event =
        new IncidentEvent(open.id(), Kind.ACKNOWLEDGED, by.at(), null, reason, text);
    return Optional.of(
        new Decision(
            null,
            before,
            before.with(open.acknowledged(by)),
            List.of(event),
            List.of(),
            List.of()));
  }

  private static String before(Incident open, Acknowledgement by) {
    Acknowledgement before = open.acknowledged();
    return before == null || before.by().equals(by.by()) ? "" : "; " + before.sentence();
  }

  /**
   * The suite does not have the check any more: what is open is closed, because nothing will ever
   * say that it is over.
   *
   * @return empty if nothing was decided on the check before
   */
  public Optional<Decision> retire(CheckSpec check, CheckState before, Instant now) {
    if (before.verdict() == null || before.verdict().reason().code() == ReasonCode.RETIRED) {
      return Optional.empty();
    }
    Verdict verdict =
        new Verdict(
            Status.UNKNOWN, new Reason(ReasonCode.RETIRED, "the suite does not have it any more"));
    CheckState after =
        new CheckState(before.key(), verdict, now, now, before.decidedThrough(), null);
    Incident open = before.open();
    if (open == null) {
      return Optional.of(new Decision(null, before, after, List.of(), List.of(), List.of()));
    }
    Incident ended = open.closed(now);
    IncidentEvent event =
        new IncidentEvent(
            open.id(), Kind.CLOSED, now, null, verdict.reason(), verdict.reason().text());
    return Optional.of(
        new Decision(
            null,
            before,
            after,
            List.of(event),
            List.of(ended),
            resolved(check, ended, open.trouble(), verdict, now)));
  }

  private List<Letter> resolved(
      CheckSpec check, Incident ended, Status trouble, Verdict verdict, Instant now) {
    return ended.toldAt() == null || !policy.tellsOfTheEnd()
        ? List.of()
        : letters(check, ended, Letter.Kind.RESOLVED, trouble.name(), verdict, now);
  }

  private List<Letter> letters(
      CheckSpec check,
      Incident incident,
      Letter.Kind kind,
      String occasion,
      Verdict verdict,
      Instant now) {
    return policy.hooks().stream()
        .map(
            hook ->
                new Letter(
                    LetterId.of(incident.id(), kind, occasion, hook),
                    hook,
                    kind,
                    incident,
                    check,
                    verdict,
                    now))
        .toList();
  }

  /** What a decision is put together from. */
  private final class Draft {
    private final CheckSpec check;
    private final Verdict verdict;
    private final RunFact run;
    private final Instant now;
    private final boolean silenced;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<Incident> closed = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();

    Draft(CheckSpec check, Verdict verdict, RunFact run, Instant now, boolean silenced) {
      this.check = check;
      this.verdict = verdict;
      this.run = run;
      this.now = now;
      this.silenced = silenced;
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
      return triggered(incident);
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
        letters.addAll(Decider.this.resolved(check, ended, open.trouble(), verdict, now));
        return null;
      }
      Incident shown = open.showing(verdict.status(), newestFault(open));
      if (open.trouble() == Status.BLIND && verdict.status() == Status.DOWN) {
        event(shown, Kind.WORSENED);
        return triggered(shown);
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

    private Incident triggered(Incident incident) {
      if (silenced || policy.hooks().isEmpty()) {
        // Who was told before is told of the end; and, because that was long ago, of what is open.
        return incident.toldAt() == null ? incident : incident.told(Instant.EPOCH);
      }
      Incident told = incident.told(now);
      letters.addAll(
          Decider.this.letters(
              check, told, Letter.Kind.TRIGGER, told.trouble().name(), verdict, now));
      return told;
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
