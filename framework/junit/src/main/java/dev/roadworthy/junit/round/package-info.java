/** One round of a suite JVM: its facts, and its journal. */
@NullMarked
package dev.roadworthy.junit.round;

import org.jspecify.annotations.NullMarked;
