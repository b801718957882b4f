package dev.roadworthy.alerting;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Verdict;
import java.time.Instant;

/**
 * One notification to one hook, with the facts as they were decided; the hook finds the words.
 *
 * @param id the same through all attempts
 * @param hook the name of the hook in the configuration
 * @param kind trigger or resolved
 * @param incident the incident as it stands with this letter; its id is the dedup key
 * @param check what was checked, its owner, severity and runbook
 * @param verdict status and reason
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
    RESOLVED
  }
}
