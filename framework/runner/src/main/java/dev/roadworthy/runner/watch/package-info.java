/** Production on a schedule: what is due is run, supervised, recorded and told of, for months. */
@NullMarked
package dev.roadworthy.runner.watch;

import org.jspecify.annotations.NullMarked;
