package dev.roadworthy.junit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.MultipleFailuresError;

/** Soft assertions fail together, and together with what the check threw. */
final class SoftFailures {

  private SoftFailures() {}

  /**
   * @param failures of soft assertions
   * @param thrown by the check, null if it returned
   * @return what makes the check fail, null if nothing does
   */
  static @Nullable Throwable with(List<AssertionError> failures, @Nullable Throwable thrown) {
    if (failures.isEmpty()) {
      return thrown;
    }
    List<Throwable> all = new ArrayList<>(failures);
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
}
