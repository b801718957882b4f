package dev.roadworthy.reports.load;

import dev.roadworthy.reports.chart.Theme;
import java.util.function.Function;

/**
 * A chart that can be drawn.
 *
 * @param file its file name after that of its page, without ending
 * @param title a few words
 * @param svg the document for a theme
 */
record Drawing(String file, String title, Function<Theme, String> svg) {}
