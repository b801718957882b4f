/** Reads what real Maven builds of the suites in {@code src/it} left behind. */
@NullMarked
package dev.roadworthy.maventests;

import org.jspecify.annotations.NullMarked;
