/** What one execution of a check left behind: the facts, immutable and already redacted. */
@NullMarked
package dev.roadworthy.run;

import org.jspecify.annotations.NullMarked;
