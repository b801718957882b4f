/** A dead man's switch: somebody outside hears of the watch as long as it is well. */
@NullMarked
package dev.roadworthy.hooks.heartbeat;

import org.jspecify.annotations.NullMarked;
