/**
 * Processes, programs, journals and tables: what the measurements of this machine have in common.
 */
@NullMarked
package dev.roadworthy.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
