/** Load tests that are measured themselves. */
@NullMarked
package dev.roadworthy.benchmarks.load;

import org.jspecify.annotations.NullMarked;
