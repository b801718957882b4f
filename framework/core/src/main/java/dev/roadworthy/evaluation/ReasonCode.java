package dev.roadworthy.evaluation;

/** The rules that lead to a verdict, by name. */
public enum ReasonCode {
  /** There is no run. */
  NO_RUNS,
  /** The newest run passed, and nothing is open. */
  PASSING,
  /** The newest run passed, but was slow or warned. */
  PASSING_WITH_WARNING,
  /** There are failures, not yet enough of them. */
  FAILING_NOT_DECIDED,
  /** As many failures as open an incident. */
  FAILURES_REACHED,
  /** There are passes again, not yet enough of them. */
  RECOVERING,
  /** As many passes in a row as close an incident. */
  PASSES_REACHED,
  /** In trouble, and nothing new is known. */
  STILL_IN_TROUBLE,
  /** The newest run says nothing about the application. */
  BLIND_RUN,
  /** As many runs that say nothing as open an incident. */
  BLIND_REACHED,
  /** Somebody has it in hand. */
  ACKNOWLEDGED,
  /** It is still open, and nobody has it in hand. */
  STILL_OPEN,
  /** It was silenced, and no longer is. */
  SILENCE_ENDED,
  /** The suite does not have the check any more. */
  RETIRED,
  /** Of a letter only: the receiver behind a hook wants no more of them. */
  HOOK_DISABLED
}
