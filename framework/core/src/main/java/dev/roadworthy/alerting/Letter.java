package dev.roadworthy.alerting;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Verdict;
import java.time.Instant;

/**
 * One notification to one hook, with the facts as they were decided; the hook finds the words.
 *
 * @param id the same through all attempts
 * @param hook the name of the hook in the configuration
 * @param kind what it announces
 * @param incident the incident as it stands with this letter; its id is the dedup key
 * @param check what was checked, its owner, severity and runbook
 * @param verdict status, and the reason of this letter
 * @param writtenAt when it was decided
 */
public record Letter(
    LetterId id,
    String hook,
    Kind kind,
    Incident incident,
    CheckSpec check,
    Verdict verdict,
    Instant writtenAt) {

  /** What a letter announces. */
  public enum Kind {
    TRIGGER,
    /** It is still so, and nobody has it in hand. */
    REMINDER,
    RESOLVED,
    /** A hook is disabled, because its receiver wants no more letters. */
    HOOK_DISABLED
  }

  Letter about(Incident same) {
    return new Letter(id, hook, kind, same, check, verdict, writtenAt);
  }

  /**
   * Tells another hook that the hook of this letter is disabled.
   *
   * @param other the name of the hook that is told
   * @param why what the receiver said, in words
   * @param at when it said so
   */
  public Letter noticeTo(String other, String why, Instant at) {
    Reason reason = new Reason(ReasonCode.HOOK_DISABLED, "hook '" + hook + "' is disabled: " + why);
    return new Letter(
        LetterId.of(incident.id(), Kind.HOOK_DISABLED, id + " " + at, other),
        other,
        Kind.HOOK_DISABLED,
        incident,
        check,
        new Verdict(verdict.status(), reason),
        at);
  }
}
