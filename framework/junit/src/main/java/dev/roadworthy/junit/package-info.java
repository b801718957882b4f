/** What the author of a check writes, and what it is given. */
@NullMarked
package dev.roadworthy.junit;

import org.jspecify.annotations.NullMarked;
