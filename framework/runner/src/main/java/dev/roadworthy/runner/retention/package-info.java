/** Letting go of what is older than the configuration keeps. */
@NullMarked
package dev.roadworthy.runner.retention;

import org.jspecify.annotations.NullMarked;
