/** The port behind which runs are kept, and the windows and rollups that are read back. */
@NullMarked
package dev.roadworthy.history;

import org.jspecify.annotations.NullMarked;
