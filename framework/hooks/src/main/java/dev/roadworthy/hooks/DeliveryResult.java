package dev.roadworthy.hooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver a letter. */
public sealed interface DeliveryResult {

  /** The receiver has it. */
  record Delivered() implements DeliveryResult {}

  /**
   * It failed, but may succeed later.
   *
   * @param reason in one line, without secrets
   * @param retryAfter how long the receiver asks not to be called again; null if it did not say
   */
  record Retryable(String reason, @Nullable Duration retryAfter) implements DeliveryResult {}

  /**
   * It will not succeed like this: the letter is given up at once, and can be redelivered when the
   * reason is gone.
   *
   * @param reason in one line, without secrets
   * @param disablesHook true if the receiver wants no letters any more
   */
  record Rejected(String reason, boolean disablesHook) implements DeliveryResult {}
}
