/** Removes secrets, by value and by name, before text leaves the process. */
@NullMarked
package dev.roadworthy.redaction;

import org.jspecify.annotations.NullMarked;
