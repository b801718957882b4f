/** Load tests as simple as unit tests: an ordinary Gatling simulation, and what it measured. */
@NullMarked
package dev.roadworthy.gatling;

import org.jspecify.annotations.NullMarked;
