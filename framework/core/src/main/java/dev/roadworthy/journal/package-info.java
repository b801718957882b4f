/** The append-only file in which a suite JVM writes its round, and which the runner tails. */
@NullMarked
package dev.roadworthy.journal;

import org.jspecify.annotations.NullMarked;
