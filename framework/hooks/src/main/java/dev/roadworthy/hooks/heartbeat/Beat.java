package dev.roadworthy.hooks.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One beat that was tried.
 *
 * @param at when its outcome was known
 * @param failure why it did not arrive, in one line without secrets; null if it did
 */
public record Beat(Instant at, @Nullable String failure) {

  /** True if somebody heard it. */
  public boolean arrived() {
    return failure == null;
  }
}
