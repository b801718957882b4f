@NullMarked
package dev.roadworthy.gatling.engine;

import org.jspecify.annotations.NullMarked;
