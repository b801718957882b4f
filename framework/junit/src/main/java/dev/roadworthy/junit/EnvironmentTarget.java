package dev.roadworthy.junit;

import dev.roadworthy.run.EnvironmentKind;
import java.net.URI;
import java.util.TreeSet;

/** The suite's environment, as a check sees it. */
record EnvironmentTarget(Suite suite) implements Target {

  @Override
  public String name() {
    return suite.environment().name();
  }

  @Override
  public EnvironmentKind kind() {
    return suite.environment().kind();
  }

  @Override
  public URI url() {
    return suite.application().url();
  }

  @Override
  public String value(String key) {
    String value = suite.environment().values().get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "environment "
              + name()
              + " has no value \""
              + key
              + "\". It has: "
              + new TreeSet<>(suite.environment().values().keySet())
              + ". Example, in roadworthy.yaml: values: {"
              + key
              + ": ...}");
    }
    return value;
  }

  /** Without the values, among which are secrets. */
  @Override
  public String toString() {
    return name() + " (" + kind() + ")";
  }
}
