/** The suite JVM that the runner starts: it runs the checks and writes the journal. */
@NullMarked
package dev.roadworthy.junit.worker;

import org.jspecify.annotations.NullMarked;
