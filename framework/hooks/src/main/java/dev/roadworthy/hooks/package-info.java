/** Brings letters from the outbox to where people read them. */
@NullMarked
package dev.roadworthy.hooks;

import org.jspecify.annotations.NullMarked;
