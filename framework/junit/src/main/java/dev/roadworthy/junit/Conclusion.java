package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a stage that did not pass means.
 *
 * @param outcome of the run
 * @param fault why, null if an assumption aborted the check
 * @param thrown what JUnit is told
 * @param original what the check threw, for its text and frames
 * @param stage in which it was thrown
 * @param exhausted this JVM has nothing left to look with
 */
record Conclusion(
    Outcome outcome,
    @Nullable Fault fault,
    Throwable thrown,
    Throwable original,
    Stage stage,
    boolean exhausted) {}
