package dev.roadworthy.history;

import java.util.List;

/**
 * A run that decisions are made on and those before it of the same check that were not skipped, the
 * newest first; by start, then by id.
 *
 * @param runs newest first
 */
public record RunWindow(List<RunFact> runs) {

  /** Copies the list. */
  public RunWindow {
    runs = List.copyOf(runs);
  }
}
