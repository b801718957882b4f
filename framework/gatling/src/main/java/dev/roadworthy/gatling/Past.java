package dev.roadworthy.gatling;

import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.junit.InconclusiveException;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadSummary;
import java.io.IOException;
import java.util.List;

/**
 * What is known of earlier load tests of the same check.
 *
 * @param file in which the runner has left it
 */
record Past(BaselineFile file) {

  /**
   * Compares a load test with those that are comparable.
   *
   * @throws InconclusiveException if what was left cannot be read
   */
  Comparison compare(LoadRecord whole, Baseline baseline) {
    List<LoadSummary> earlier =
        all().stream()
            .filter(each -> each.load().isComparableTo(whole.load()))
            .filter(each -> each.load().startedAt().isBefore(whole.load().startedAt()))
            .filter(each -> baseline.includes(each.load().startedAt()))
            .map(LoadSummed::summary)
            .toList();
    return Comparison.of(LoadSummary.of(whole), earlier, baseline.allowance());
  }

  private List<LoadSummed> all() {
    try {
      return file.read();
    } catch (IOException | JournalException e) {
      throw new InconclusiveException(
          "earlier load tests cannot be read: "
              + e.getMessage()
              + ". The next roadworthy run writes the file anew");
    }
  }
}
