package dev.roadworthy.hooks.http;

import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an answer means for a letter; the table is in docs/alerts.md. */
final class Judgement {

  private Judgement() {}

  /**
   * @param said what the answer said beyond its status, in a word; empty if nothing
   */
  static DeliveryResult of(
      Answer answer, String said, String origin, Redactor redactor, Instant now) {
    int status = answer.status();
    String why = said.isEmpty() ? "" : " (" + redactor.text(said) + ")";
    String answered = origin + " answered " + status + why;
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    if (status >= 300 && status < 400) {
      return new Rejected(answered + pointing(answer.location(), redactor), false);
    }
    if (status == 410) {
      return new Rejected(answered + ": it wants no more", true);
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      Duration wait = wait(answer.retryAfter(), now);
      String asks = wait == null ? "" : " and asks to wait " + wait.toSeconds() + " s";
      return new Retryable(answered + asks, wait);
    }
    return new Rejected(answered + ": it does not take it", false);
  }

  private static String pointing(@Nullable String location, Redactor redactor) {
    return (location == null ? "" : " and points to " + redactor.text(Origin.of(location)))
        + "; redirects are not followed, so configure the final URL";
  }

  private static @Nullable Duration wait(@Nullable String retryAfter, Instant now) {
    return retryAfter == null ? null : RetryAfter.parse(retryAfter, now);
  }
}
