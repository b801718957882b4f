package dev.roadworthy.runner.round;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one suite JVM ended, and where that leaves the round.
 *
 * @param stopped the round was asked to end early
 * @param killed why the runner ended the JVM; empty if it ended by itself
 * @param damage why its journal cannot be read to its end; empty if it can
 * @param exitCode what it ended with
 * @param complete its journal, as far as there is one, says that the round came to its end
 * @param advanced it began a check
 * @param unrecorded the checks of the whole round that were announced and have no run
 * @param begun the checks of the whole round that have begun
 */
record SuiteEnd(
    boolean stopped,
    Optional<String> killed,
    Optional<String> damage,
    int exitCode,
    boolean complete,
    boolean advanced,
    List<CheckSpec> unrecorded,
    Set<CheckId> begun) {

  SuiteEnd {
    unrecorded = List.copyOf(unrecorded);
    begun = Set.copyOf(begun);
  }
}
