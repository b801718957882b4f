/**
 * Trend pages: availability, latency and faults of every check over time, readable without script.
 */
@NullMarked
package dev.roadworthy.reports.trend;

import org.jspecify.annotations.NullMarked;
