package dev.roadworthy.reports.allure;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.reports.load.LoadExcerpt;
import dev.roadworthy.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the runner knows of one result.
 *
 * @param run with the runner's outcome, which may differ from what the suite JVM saw
 * @param check as last declared, null if unknown
 * @param trendPage relative to the report's folder
 * @param chart the check's small chart, SVG
 * @param load what it measured, if it is a load test; null otherwise
 */
public record Subject(
    Run run,
    @Nullable CheckSpec check,
    String trendPage,
    String chart,
    @Nullable LoadExcerpt load) {}
