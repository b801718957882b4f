package dev.roadworthy.distribution.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One execution: why it was started, what it did, and how it ended. */
public final class Build {

  /**
   * A step that was executed.
   *
   * @param stage in which
   * @param where steps, or post
   * @param what its name and, if it has one, its argument
   * @param options by name
   */
  public record Step(String stage, String where, String what, Map<String, ?> options) {}

  /** A step has failed, as the build was told. */
  static final class StepFailed extends RuntimeException {
    StepFailed(String what) {
      super(what);
    }
  }

  private final String cause;
  private final String failing;
  private final List<Step> steps = new ArrayList<>();
  private boolean failed;

  private Build(String cause, String failing) {
    this.cause = cause;
    this.failing = failing;
  }

  /** Somebody has pushed. */
  public static Build ofPush() {
    return new Build("SCMTrigger", "");
  }

  /** It is time. */
  public static Build ofTimer() {
    return new Build("TimerTrigger", "");
  }

  /** The same, but the step whose text begins so fails. */
  public Build inWhichFails(String step) {
    return new Build(cause, step);
  }

  /** All steps that were executed, in their order. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** True if a step has failed. */
  public boolean failed() {
    return failed;
  }

  boolean isBecauseOf(String trigger) {
    return cause.equals(trigger);
  }

  void executed(Step step) {
    steps.add(step);
    if (!failing.isEmpty() && step.what().startsWith(failing)) {
      failed = true;
      throw new StepFailed(step.what());
    }
  }
}
