package dev.roadworthy.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * A report.
 *
 * @param page to open first: the Allure report's, or the trends' where there is no Allure report
 * @param trends the page that leads to all trends
 * @param warnings what was left out and why, each a sentence
 */
public record ReportResult(Path page, Path trends, List<String> warnings) {

  /** Copies the list. */
  public ReportResult {
    warnings = List.copyOf(warnings);
  }
}
