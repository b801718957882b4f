/** From runs that wait to decisions and letters on their way. */
@NullMarked
package dev.roadworthy.runner.decision;

import org.jspecify.annotations.NullMarked;
