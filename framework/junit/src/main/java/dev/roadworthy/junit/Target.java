package dev.roadworthy.junit;

import dev.roadworthy.run.EnvironmentKind;
import java.net.URI;

/** The environment that a check looks at. Ask for it as a parameter. */
public interface Target {

  /** Its name in {@code roadworthy.yaml}. */
  String name();

  /** What it is for. */
  EnvironmentKind kind();

  /** Where the application answers; for an embedded application, where it was started. */
  URI url();

  /**
   * A value of its configuration.
   *
   * @throws IllegalArgumentException if it has none of that name; the message lists those it has
   */
  String value(String key);
}
