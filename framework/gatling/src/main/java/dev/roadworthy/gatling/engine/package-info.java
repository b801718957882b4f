/** All that is known here of Gatling's internals, and of the network library below it. */
@NullMarked
package dev.roadworthy.gatling.engine;

import org.jspecify.annotations.NullMarked;
