/** What a watch says to machines: one JSON object a line. */
@NullMarked
package dev.roadworthy.runner.log;

import org.jspecify.annotations.NullMarked;
