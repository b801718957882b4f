/** What Roadworthy costs, as ratios within one run. */
@NullMarked
package dev.roadworthy.benchmarks;

import org.jspecify.annotations.NullMarked;
