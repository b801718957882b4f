package dev.roadworthy.runner.round;

import dev.roadworthy.check.CheckSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is made of the end of a suite JVM. In the end every check that was announced has one run,
 * whatever became of the JVM.
 *
 * @param trouble what went wrong with it, in words; empty if nothing did
 * @param lost the checks that get a run that says so, because none of their own will follow
 * @param another what has not begun runs in another suite JVM
 */
record Verdict(Optional<String> trouble, List<CheckSpec> lost, boolean another) {

  /** Judges; pure. */
  static Verdict on(SuiteEnd end) {
    if (end.stopped()) {
      return new Verdict(Optional.empty(), List.of(), false);
    }
    // A JVM that began nothing would be followed by one like it, for ever.
    boolean another = !end.complete() && end.advanced();
    List<CheckSpec> lost =
        end.unrecorded().stream()
            .filter(check -> !another || end.begun().contains(check.id()))
            .toList();
    return new Verdict(trouble(end), lost, another);
  }

  private static Optional<String> trouble(SuiteEnd end) {
    if (end.damage().isPresent()) {
      return end.damage().map(why -> "the suite JVM's journal cannot be read on: " + why);
    }
    if (end.killed().isPresent()) {
      return end.killed().map(why -> "the suite JVM was killed, because " + why);
    }
    if (end.exitCode() != 0 || !end.complete()) {
      return Optional.of("the suite JVM ended with exit code " + end.exitCode());
    }
    return end.unrecorded().isEmpty()
        ? Optional.empty()
        : Optional.of("the suite JVM's journal has no run of " + ids(end.unrecorded()));
  }

  private static String ids(List<CheckSpec> checks) {
    return checks.stream().map(check -> check.id().value()).collect(Collectors.joining(", "));
  }
}
