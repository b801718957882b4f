@NullMarked
package dev.roadworthy.reports.trend;

import org.jspecify.annotations.NullMarked;
