package dev.roadworthy.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way to one hook: one letter at a time, and none while the receiver has asked to wait. Touched
 * by the dispatcher's own thread only.
 */
final class Lane {

  private final Hook hook;
  private boolean busy;
  private Instant closedUntil = Instant.MIN;

  Lane(Hook hook) {
    this.hook = hook;
  }

  boolean isBusy() {
    return busy;
  }

  boolean isFree(Instant now) {
    return !busy && !now.isBefore(closedUntil);
  }

  /** When a letter that is due then can go; null if that depends on the one under way. */
  @Nullable Instant opens(Instant due) {
    if (busy) {
      return null;
    }
    return due.isBefore(closedUntil) ? closedUntil : due;
  }

  Hook begin() {
    busy = true;
    return hook;
  }

  void end() {
    busy = false;
  }

  void closeUntil(Instant instant) {
    closedUntil = instant;
  }
}
