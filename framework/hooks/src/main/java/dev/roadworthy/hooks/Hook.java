package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;

/**
 * A place that letters go to. One attempt at a time is made at each hook; different hooks work side
 * by side.
 */
public interface Hook {

  /** As in the configuration; letters name their hook by it. */
  String name();

  /**
   * Makes one attempt. It may block, but comes to an end by itself: a hook has timeouts, and stops
   * when its thread is interrupted. The same letter may come again, under the same {@link
   * Letter#id}, even after it was delivered: that id tells the receiver what it has already seen.
   *
   * <p>Whatever is thrown counts as {@link DeliveryResult.Retryable}. Neither a result nor an
   * exception may hold a secret.
   */
  DeliveryResult deliver(Letter letter);
}
