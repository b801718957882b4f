/** What the shop holds, written as any team would. */
@NullMarked
package dev.roadworthy.samples.load;

import org.jspecify.annotations.NullMarked;
