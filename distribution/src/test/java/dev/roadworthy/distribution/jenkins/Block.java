package dev.roadworthy.distribution.jenkins;

import groovy.lang.Closure;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Executes blocks: each knows its own names, and none of those around it. */
final class Block {

  private Block() {}

  static void run(Object names, Closure<?> body) {
    Closure<?> own = (Closure<?>) body.clone();
    own.setDelegate(names);
    own.setResolveStrategy(Closure.DELEGATE_ONLY);
    own.call();
  }

  /**
   * Checks the options of a step.
   *
   * @throws IllegalArgumentException if there is another, or one is missing
   */
  static void check(String step, Map<String, ?> given, Set<String> required, String... optional) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(required);
    unknown.removeAll(Set.of(optional));
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(given.keySet());
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw new IllegalArgumentException(
          step + " does not know " + unknown + ", and lacks " + missing);
    }
  }
}
