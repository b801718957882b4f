/** The command line: one class for each command, and the main class. */
@NullMarked
package dev.roadworthy.runner.command;

import org.jspecify.annotations.NullMarked;
