/** Small charts as SVG text: pure functions from numbers and times to a picture. */
@NullMarked
package dev.roadworthy.reports.chart;

import org.jspecify.annotations.NullMarked;
