package dev.roadworthy.hooks.webhook;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.hooks.http.Poster;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Posts letters as JSON, signed as in the Standard Webhooks specification if there is a key. */
public final class Webhook implements Hook {

  private final Endpoint endpoint;
  private final @Nullable WebhookKey key;
  private final Sender sender;
  private final InstantSource clock;
  private final Poster poster;

  /**
   * @param key signs the letters, null if they go unsigned
   * @param sender stands in the letters
   * @param clock for the timestamp of an attempt, and for dates in answers
   */
  public Webhook(Endpoint endpoint, @Nullable WebhookKey key, Sender sender, InstantSource clock) {
    this.endpoint = endpoint;
    this.key = key;
    this.sender = sender;
    this.clock = clock;
    this.poster = new Poster(endpoint, endpoint.redactor(key == null ? "" : key.secret()), clock);
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    byte[] body = Payload.of(letter, sender);
    return poster.post(headers(letter, body), body, ContentType.APPLICATION_JSON, answer -> "");
  }

  private Map<String, String> headers(Letter letter, byte[] body) {
    Instant now = clock.instant();
    String id = letter.id().value();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    if (key != null) {
      headers.put("webhook-signature", key.sign(id, now, body));
    }
    return headers;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "webhook " + endpoint;
  }
}
