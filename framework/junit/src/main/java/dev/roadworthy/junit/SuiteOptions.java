package dev.roadworthy.junit;

import dev.roadworthy.junit.round.Settings;
import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.util.Set;

/**
 * How a suite runs.
 *
 * @param worker this JVM belongs to the runner, which starts another one when it ends
 * @param served its checks run side by side and again and again, as they are asked for
 * @param alone no check runs beside another
 * @param listOnly no check runs, they are only listed
 * @param allure results are written for Allure
 * @param requireChecks a build without any check is red
 * @param grace how long a check may go on after its deadline
 * @param around how long what a served check needs around its run may take without a sign
 * @param selected ids of the checks that run; empty for all
 * @param excepted ids of checks that do not run even so
 */
record SuiteOptions(
    boolean worker,
    boolean served,
    boolean alone,
    boolean listOnly,
    boolean allure,
    boolean requireChecks,
    Duration grace,
    Duration around,
    Set<String> selected,
    Set<String> excepted) {

  static final String SERVED = "roadworthy.served";
  static final String LIST = "roadworthy.list";
  static final String REQUIRE_CHECKS = "roadworthy.require-checks";

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration AROUND = Duration.ofSeconds(90);

  /**
   * @throws IllegalArgumentException if a value is not allowed; the message says which
   */
  static SuiteOptions of(Settings settings) {
    return new SuiteOptions(
        settings.isOn("roadworthy.worker"),
        settings.isOn(SERVED),
        settings.isOn("roadworthy.alone"),
        settings.isOn(LIST),
        settings.isNotOff("roadworthy.allure"),
        settings.isOn(REQUIRE_CHECKS),
        duration(settings, "roadworthy.grace", GRACE),
        duration(settings, "roadworthy.lifecycle-timeout", AROUND),
        ids(settings, "roadworthy.select"),
        ids(settings, "roadworthy.except"));
  }

  private static Set<String> ids(Settings settings, String property) {
    String text = settings.find(property);
    return text == null ? Set.of() : Set.of(text.split(","));
  }

  private static Duration duration(Settings settings, String property, Duration otherwise) {
    String text = settings.find(property);
    try {
      return text == null ? otherwise : DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
    }
  }

  boolean isSelected(String id) {
    return !excepted.contains(id) && (selected.isEmpty() || selected.contains(id));
  }
}
