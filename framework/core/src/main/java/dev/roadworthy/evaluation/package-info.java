/** From runs to a verdict: pure functions, no clock, no IO. */
@NullMarked
package dev.roadworthy.evaluation;

import org.jspecify.annotations.NullMarked;
