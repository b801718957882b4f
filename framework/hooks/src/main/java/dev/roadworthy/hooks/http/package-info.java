/** Posts to receivers outside, and refuses addresses that lead inward. */
@NullMarked
package dev.roadworthy.hooks.http;

import org.jspecify.annotations.NullMarked;
