/** What a load test measured. */
@NullMarked
package dev.roadworthy.load;

import org.jspecify.annotations.NullMarked;
