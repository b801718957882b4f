/** Connections outward: to addresses that were checked, by a deadline, with hosts verified. */
@NullMarked
package dev.roadworthy.hooks.net;

import org.jspecify.annotations.NullMarked;
