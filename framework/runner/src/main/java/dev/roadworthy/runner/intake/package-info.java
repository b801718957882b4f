/** From journals to history. */
@NullMarked
package dev.roadworthy.runner.intake;

import org.jspecify.annotations.NullMarked;
