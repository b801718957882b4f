/**
 * When a check is due: fixed intervals and cron expressions, parsed and computed without a clock.
 */
@NullMarked
package dev.roadworthy.schedule;

import org.jspecify.annotations.NullMarked;
