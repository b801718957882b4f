/** What tests of Roadworthy's parts, and of parts written for it, are made of. */
@NullMarked
package dev.roadworthy.testkit;

import org.jspecify.annotations.NullMarked;
