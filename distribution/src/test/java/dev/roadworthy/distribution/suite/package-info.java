/** A suite that the distribution watches. */
@NullMarked
package dev.roadworthy.distribution.suite;

import org.jspecify.annotations.NullMarked;
