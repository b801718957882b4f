/** From what was seen in a run to the fault that it shows, and to the line that says so. */
@NullMarked
package dev.roadworthy.diagnosis;

import org.jspecify.annotations.NullMarked;
