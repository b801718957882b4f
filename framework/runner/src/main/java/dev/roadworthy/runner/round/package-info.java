/** One round from the start of its suite JVM to the last letter. */
@NullMarked
package dev.roadworthy.runner.round;

import org.jspecify.annotations.NullMarked;
