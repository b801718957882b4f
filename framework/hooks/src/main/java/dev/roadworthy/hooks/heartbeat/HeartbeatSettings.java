package dev.roadworthy.hooks.heartbeat;

import dev.roadworthy.hooks.http.Endpoint;
import java.time.Duration;

/**
 * Who hears of the watch, and how often.
 *
 * @param endpoint what is posted to, with no content; its timeout bounds a beat
 * @param every the pause between two beats; positive
 */
public record HeartbeatSettings(Endpoint endpoint, Duration every) {

  /**
   * @throws IllegalArgumentException if the pause is not positive
   */
  public HeartbeatSettings {
    if (every.isZero() || every.isNegative()) {
      throw new IllegalArgumentException("every must be positive, but was " + every);
    }
  }
}
