/** What a check is: its identity, its owner and what its author asked for. */
@NullMarked
package dev.roadworthy.check;

import org.jspecify.annotations.NullMarked;
