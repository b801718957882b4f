package dev.roadworthy.history;

import dev.roadworthy.check.CheckId;

/**
 * A check in an environment: what has a status.
 *
 * @param environment the environment's name
 * @param check which check
 */
public record CheckKey(String environment, CheckId check) {

  @Override
  public String toString() {
    return environment + "/" + check;
  }
}
