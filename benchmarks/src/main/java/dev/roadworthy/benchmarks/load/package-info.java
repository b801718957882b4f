/**
 * What a load test costs, and how true it is, beside others, against a real web server on this
 * machine.
 */
@NullMarked
package dev.roadworthy.benchmarks.load;

import org.jspecify.annotations.NullMarked;
