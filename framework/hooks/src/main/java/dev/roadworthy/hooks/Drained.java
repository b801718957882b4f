package dev.roadworthy.hooks;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of draining an outbox.
 *
 * @param delivered how many letters arrived
 * @param dead how many were given up
 * @param waiting how many are left in the outbox for the hooks that are there
 * @param disabled those of these hooks whose receivers want no more letters, by name
 */
public record Drained(int delivered, int dead, int waiting, Set<String> disabled) {

  /** Copies the set, in alphabetical order. */
  public Drained {
    disabled = Collections.unmodifiableSet(new TreeSet<>(disabled));
  }
}
