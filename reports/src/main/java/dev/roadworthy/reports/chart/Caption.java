package dev.roadworthy.reports.chart;

/**
 * The words on a chart.
 *
 * @param title what it shows, a few words
 * @param unit how it is measured, beside the title
 * @param description the same as a sentence, for whoever cannot see it
 */
record Caption(String title, String unit, String description) {}
