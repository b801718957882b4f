/** The rules of the house, kept by a test. */
@NullMarked
package dev.roadworthy.rules;

import org.jspecify.annotations.NullMarked;
