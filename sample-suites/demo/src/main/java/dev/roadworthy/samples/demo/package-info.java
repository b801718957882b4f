/** The whole walk in two minutes, for somebody who has never seen it. */
@NullMarked
package dev.roadworthy.samples.demo;

import org.jspecify.annotations.NullMarked;
