@NullMarked
package dev.roadworthy.gatling;

import org.jspecify.annotations.NullMarked;
