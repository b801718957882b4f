package dev.roadworthy.hooks.webhook;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.http.Answer;
import dev.roadworthy.hooks.http.HttpSender;
import dev.roadworthy.hooks.http.RefusedAddressException;
import dev.roadworthy.redaction.Redactor;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;

/** Posts letters as JSON, signed as in the Standard Webhooks specification if there is a key. */
public final class Webhook implements Hook {

  private final WebhookSettings settings;
  private final HttpSender sender;
  private final InstantSource clock;
  private final Redactor redactor;

  /**
   * @param clock for the timestamp of an attempt, and for dates in answers
   */
  public Webhook(WebhookSettings settings, InstantSource clock) {
    this(settings, new HttpSender(settings.allowPrivateAddress(), settings.timeout()), clock);
  }

  Webhook(WebhookSettings settings, HttpSender sender, InstantSource clock) {
    this.settings = settings;
    this.sender = sender;
    this.clock = clock;
    this.redactor = settings.redactor();
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    byte[] body = Payload.of(letter);
    try {
      Answer answer =
          sender.post(settings.url(), headers(letter, body), body, ContentType.APPLICATION_JSON);
      return Judgement.of(answer, settings.origin(), redactor, clock.instant());
    } catch (RefusedAddressException e) {
      return new Rejected(settings.origin() + " was not called: " + e.getMessage(), false);
    } catch (IOException e) {
      return new Retryable(settings.origin() + ": " + redactor.text(Failure.inWords(e)), null);
    }
  }

  private Map<String, String> headers(Letter letter, byte[] body) {
    Instant now = clock.instant();
    String id = letter.id().value();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "Roadworthy/" + settings.version());
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    if (settings.key() != null) {
      headers.put("webhook-signature", settings.key().sign(id, now, body));
    }
    return headers;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
