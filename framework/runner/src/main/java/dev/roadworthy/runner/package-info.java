/** The command line and its wiring: the only place that knows all modules. */
@NullMarked
package dev.roadworthy.runner;

import org.jspecify.annotations.NullMarked;
