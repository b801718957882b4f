package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The letters of a watch about itself. The same trouble makes the same letter. */
final class SelfLetters {

  /** The check that the watch is to itself. */
  static final CheckId WATCH = new CheckId("roadworthy.watch");

  private final String environment;

  SelfLetters(String environment) {
    this.environment = environment;
  }

  Letter began(Trouble trouble, Troubles.Known known, String hook, Instant now) {
    Reason reason = new Reason(ReasonCode.BLIND_REACHED, trouble.meaning());
    return letter(trouble, known, hook, Letter.Kind.TRIGGER, null, Status.BLIND, reason, now);
  }

  Letter ended(Trouble trouble, Troubles.Known known, String hook, Instant now) {
    Reason reason = new Reason(ReasonCode.PASSES_REACHED, "it is over: " + trouble.title());
    return letter(trouble, known, hook, Letter.Kind.RESOLVED, now, Status.UP, reason, now);
  }

  private Letter letter(
      Trouble trouble,
      Troubles.Known known,
      String hook,
      Letter.Kind kind,
      @Nullable Instant closedAt,
      Status status,
      Reason reason,
      Instant now) {
    CheckKey key = new CheckKey(environment, WATCH);
    IncidentId id = IncidentId.of(key, new RunId(trouble + " " + known.since()));
    Incident incident =
        new Incident(
            id,
            key,
            Status.BLIND,
            known.since(),
            null,
            known.since(),
            closedAt,
            new Fault(FaultCode.WATCH_DEGRADED, trouble.title() + ": " + known.text()));
    return new Letter(
        LetterId.of(id, kind, trouble.name(), hook),
        hook,
        kind,
        incident,
        check(trouble),
        new Verdict(status, reason),
        now);
  }

  private static CheckSpec check(Trouble trouble) {
    return new CheckSpec(
        WATCH,
        "The watch itself",
        Watch.class.getName(),
        "run",
        Owner.UNOWNED,
        trouble.severity(),
        Schedule.DEFAULT,
        Duration.ofSeconds(10),
        null,
        null,
        null,
        "");
  }
}
