package dev.roadworthy.junit;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.opentest4j.MultipleFailuresError;

/** Soft assertions fail together, and together with what the check threw. Thread-safe. */
final class SoftFailures {

  private @Nullable SoftAssertions softly;
  private int raised;

  /** What the check collects its failures with. */
  synchronized SoftAssertions softly() {
    if (softly == null) {
      softly = new SoftAssertions();
    }
    return softly;
  }

  /**
   * What makes the check fail: the failures since the last call, and what it threw.
   *
   * @param thrown by the check, null if it returned
   * @return null if nothing does
   */
  @Nullable Throwable with(@Nullable Throwable thrown) {
    List<Throwable> all = new ArrayList<>(fresh());
    if (all.isEmpty()) {
      return thrown;
    }
    if (thrown != null) {
      all.add(thrown);
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    MultipleFailuresError together = new MultipleFailuresError(all.size() + " failures", all);
    together.setStackTrace(all.get(0).getStackTrace());
    all.forEach(together::addSuppressed);
    return together;
  }

  private synchronized List<AssertionError> fresh() {
    if (softly == null) {
      return List.of();
    }
    List<AssertionError> all = softly.assertionErrorsCollected();
    List<AssertionError> fresh = List.copyOf(all.subList(raised, all.size()));
    raised = all.size();
    return fresh;
  }
}
