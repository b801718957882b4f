/** The suites that watch the shop, written as any team would. */
@NullMarked
package dev.roadworthy.samples.checks;

import org.jspecify.annotations.NullMarked;
