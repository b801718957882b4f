/** A small web shop, and the ways in which it can be broken on purpose. */
@NullMarked
package dev.roadworthy.samples.shop;

import org.jspecify.annotations.NullMarked;
