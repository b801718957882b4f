@NullMarked
package dev.roadworthy.reports.chart;

import org.jspecify.annotations.NullMarked;
