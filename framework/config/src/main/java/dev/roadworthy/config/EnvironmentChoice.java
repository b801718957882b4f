package dev.roadworthy.config;

import org.jspecify.annotations.Nullable;

/**
 * Which environment was chosen, and by what.
 *
 * @param name the environment
 * @param chosenBy the option or variable that named it, as people write it; null if nobody did
 * @param namedBy the option or variable that names another one
 */
public record EnvironmentChoice(String name, @Nullable String chosenBy, String namedBy) {

  /** The environment that is taken when nobody names one. */
  public static final String DEFAULT_NAME = "ci";

  private static final String PROPERTY = "environment";
  private static final String VARIABLE = "ROADWORTHY_ENVIRONMENT";

  /** Another one is named as this one was; where nobody did, by the variable. */
  public EnvironmentChoice(String name, @Nullable String chosenBy) {
    this(name, chosenBy, chosenBy == null ? VARIABLE : chosenBy);
  }

  /**
   * The choice of a JVM: system property {@code environment}, else environment variable {@code
   * ROADWORTHY_ENVIRONMENT}, else {@code ci}. A blank value names nothing.
   */
  public static EnvironmentChoice of(Variables environment, Variables properties) {
    String property = properties.get(PROPERTY);
    if (property != null && !property.isBlank()) {
      return new EnvironmentChoice(property.trim(), "-D" + PROPERTY);
    }
    String variable = environment.get(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return new EnvironmentChoice(variable.trim(), VARIABLE);
    }
    return new EnvironmentChoice(DEFAULT_NAME, null);
  }

  /** The same choice; where nobody has made it, this option is what would make another one. */
  public EnvironmentChoice elseNamedBy(String option) {
    return named() ? this : new EnvironmentChoice(name, null, option);
  }

  /** How this choice would have been made for another environment. */
  String exampleFor(String other) {
    boolean option = namedBy.startsWith("-") && !namedBy.startsWith("-D");
    return namedBy + (option ? " " : "=") + other;
  }

  /** True if somebody asked for this environment; production is never taken otherwise. */
  public boolean named() {
    return chosenBy != null;
  }
}
