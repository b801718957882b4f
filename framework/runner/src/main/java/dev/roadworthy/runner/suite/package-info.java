/** Starts a suite JVM, and makes sure that it ends. */
@NullMarked
package dev.roadworthy.runner.suite;

import org.jspecify.annotations.NullMarked;
