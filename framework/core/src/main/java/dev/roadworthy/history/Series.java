package dev.roadworthy.history;

import dev.roadworthy.check.CheckId;

/**
 * A check in an environment on a branch: what has a trend.
 *
 * @param environment the environment's name
 * @param branch of the suite; empty where none is known
 * @param check which check
 */
public record Series(String environment, String branch, CheckId check) {

  /** What the series' check is in its environment, whatever the branch. */
  public CheckKey key() {
    return new CheckKey(environment, check);
  }
}
