/** The JVM that makes the load. */
@NullMarked
package dev.roadworthy.gatling.child;

import org.jspecify.annotations.NullMarked;
