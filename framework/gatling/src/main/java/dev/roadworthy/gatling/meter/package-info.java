/** Sums up what happens in a simulation, by second, request and group. */
@NullMarked
package dev.roadworthy.gatling.meter;

import org.jspecify.annotations.NullMarked;
