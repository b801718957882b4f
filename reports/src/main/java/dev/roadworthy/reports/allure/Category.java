package dev.roadworthy.reports.allure;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.fault.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group on Allure's categories tab: what failed by layer, then what says nothing about the
 * application, then what passed with a warning. Allure sorts a result in by its status and the code
 * with which its message begins; {@link #nameOf} says the same of a run.
 *
 * @param name as shown
 * @param status the Allure status of its results
 * @param messageRegex what their whole message matches
 */
record Category(String name, String status, String messageRegex) {

  private static final String INCONCLUSIVE = "Nothing was learned (inconclusive)";

  /** All of them, in the order in which Allure lists them. */
  static List<Category> all() {
    List<Category> all = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      all.add(new Category(failed(layer), "failed", code(layer)));
    }
    String inconclusive =
        FaultCode.known().stream()
            .filter(code -> code.outcome() == Outcome.INCONCLUSIVE)
            .map(FaultCode::code)
            .sorted()
            .collect(Collectors.joining("|"));
    all.add(new Category(INCONCLUSIVE, "broken", "(" + inconclusive + ")\\b.*"));
    for (Layer layer : Layer.values()) {
      all.add(new Category(broken(layer), "broken", "(?!(" + inconclusive + ")\\b)" + code(layer)));
      all.add(new Category(degraded(layer), "passed", code(layer)));
    }
    return all;
  }

  /** The name of the category that a run with this outcome and fault belongs to; null if none. */
  static @Nullable String nameOf(Outcome outcome, @Nullable Fault fault) {
    Layer layer = fault == null ? null : fault.code().layer();
    return switch (outcome) {
      // Without a code, Allure itself calls them so.
      case FAILED -> layer == null ? "Product defects" : failed(layer);
      case BROKEN -> layer == null ? "Test defects" : broken(layer);
      case INCONCLUSIVE -> layer == null ? "Test defects" : INCONCLUSIVE;
      case DEGRADED -> layer == null ? null : degraded(layer);
      case PASSED, SKIPPED -> null;
    };
  }

  private static String failed(Layer layer) {
    return capitalized(layer.title());
  }

  private static String broken(Layer layer) {
    return layer == Layer.CHECK
        ? "The check itself (broken)"
        : capitalized(layer.title()) + " (broken)";
  }

  private static String degraded(Layer layer) {
    return "Passed with a warning: " + layer.title();
  }

  private static String code(Layer layer) {
    return layer.letter() + "[01]\\d{3}\\b.*";
  }

  private static String capitalized(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
