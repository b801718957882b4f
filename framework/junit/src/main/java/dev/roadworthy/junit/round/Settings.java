package dev.roadworthy.junit.round;

import dev.roadworthy.config.Variables;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a suite JVM is told from outside. A blank value counts as none.
 *
 * @param properties JUnit configuration parameters and system properties
 * @param variables environment variables
 * @param folder the working folder
 */
public record Settings(Variables properties, Variables variables, Path folder) {

  /** The value of a property, else of the first of these variables that has one, else null. */
  public @Nullable String find(String property, String... variableNames) {
    String value = nonBlank(properties.get(property));
    for (int i = 0; value == null && i < variableNames.length; i++) {
      value = nonBlank(variables.get(variableNames[i]));
    }
    return value;
  }

  /**
   * Where the suite keeps what outlives it: {@code roadworthy.home}, {@code ROADWORTHY_HOME}, or
   * {@code .roadworthy} in the working folder.
   */
  public Path home() {
    String home = find("roadworthy.home", "ROADWORTHY_HOME");
    return folder.resolve(home == null ? ".roadworthy" : home);
  }

  /** True if the property says {@code true}, in any case. */
  public boolean isOn(String property) {
    return Boolean.parseBoolean(properties.get(property));
  }

  /** True unless the property says {@code false}, in any case. */
  public boolean isNotOff(String property) {
    return !"false".equalsIgnoreCase(properties.get(property));
  }

  private static @Nullable String nonBlank(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.trim();
  }
}
