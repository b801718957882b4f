/** From the outbox to the hooks of the configuration. */
@NullMarked
package dev.roadworthy.runner.delivery;

import org.jspecify.annotations.NullMarked;
