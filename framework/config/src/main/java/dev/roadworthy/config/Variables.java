package dev.roadworthy.config;

import org.jspecify.annotations.Nullable;

/** Values by name, such as environment variables or system properties. */
@FunctionalInterface
public interface Variables {

  /** The value, null if there is none. */
  @Nullable String get(String name);
}
