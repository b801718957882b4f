@NullMarked
package dev.roadworthy.gatling.child;

import org.jspecify.annotations.NullMarked;
