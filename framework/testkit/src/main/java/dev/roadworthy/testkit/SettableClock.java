package dev.roadworthy.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SettableClock implements InstantSource {

  private Instant now;

  private SettableClock(Instant now) {
    this.now = now;
  }

  /** Stands at an instant. */
  public static SettableClock at(Instant instant) {
    return new SettableClock(instant);
  }

  /**
   * Stands at an instant.
   *
   * @param instant such as {@code 2026-11-02T08:00:00Z}
   */
  public static SettableClock at(String instant) {
    return at(Instant.parse(instant));
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves to an instant, also back. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** Moves by a time, back if it is negative, and returns where that is. */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }

  @Override
  public String toString() {
    return instant().toString();
  }
}
