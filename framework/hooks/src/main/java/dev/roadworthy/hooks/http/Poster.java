package dev.roadworthy.hooks.http;

import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.RefusedAddressException;
import dev.roadworthy.redaction.Redactor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;

/** Posts to one endpoint, and judges what comes of it. Thread-safe. */
public final class Poster {

  private final Endpoint endpoint;
  private final Redactor redactor;
  private final InstantSource clock;
  private final HttpSender sender;

  /**
   * @param redactor masks what comes back
   * @param clock what dates in answers are measured from
   */
  public Poster(Endpoint endpoint, Redactor redactor, InstantSource clock) {
    this.endpoint = endpoint;
    this.redactor = redactor;
    this.clock = clock;
    this.sender =
        new HttpSender(Connector.system(endpoint.allowPrivateAddress()), endpoint.timeout());
  }

  /**
   * Makes one attempt.
   *
   * @param headers beyond those of every request
   * @param type of the body
   * @param said finds in an answer, which may hold anything, what to say of it beyond its status: a
   *     word, or nothing
   */
  public DeliveryResult post(
      Map<String, String> headers, byte[] body, ContentType type, Function<Answer, String> said) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("User-Agent", "Roadworthy/" + endpoint.version());
    all.putAll(headers);
    try {
      Answer answer = sender.post(endpoint.url(), all, body, type);
      return Judgement.of(answer, said.apply(answer), endpoint.origin(), redactor, clock.instant());
    } catch (RefusedAddressException e) {
      return new Rejected(endpoint.origin() + " was not called: " + e.getMessage(), false);
    } catch (IOException e) {
      return new Retryable(endpoint.origin() + ": " + redactor.text(Failure.inWords(e)), null);
    }
  }
}
