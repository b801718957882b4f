package dev.roadworthy.history;

import java.util.List;

/**
 * The latest runs of a check in an environment, the newest first; by start, then by id.
 *
 * @param runs newest first
 */
public record RunWindow(List<RunFact> runs) {

  /** Copies the list. */
  public RunWindow {
    runs = List.copyOf(runs);
  }
}
