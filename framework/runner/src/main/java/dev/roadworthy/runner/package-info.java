/** What all of the runner shares: where it keeps its things, its version, its exit codes. */
@NullMarked
package dev.roadworthy.runner;

import org.jspecify.annotations.NullMarked;
