/** What a watch costs, and how quick it is, against a real web server on this machine. */
@NullMarked
package dev.roadworthy.benchmarks.watch;

import org.jspecify.annotations.NullMarked;
