/** One class for each command. */
@NullMarked
package dev.roadworthy.runner.command;

import org.jspecify.annotations.NullMarked;
