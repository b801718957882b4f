package dev.roadworthy.junit.http;

import dev.roadworthy.config.Credentials;
import dev.roadworthy.config.Environment;
import dev.roadworthy.config.Signature;
import dev.roadworthy.config.Trust;
import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a check's requests are sent, and where their limits are.
 *
 * @param baseUri {@code http} or {@code https}; a path is put before every relative one
 * @param userAgent value of {@code User-Agent}, unless the check sets its own
 * @param checkId value of {@code X-Roadworthy-Check}
 * @param connectTimeout of one TCP connect, and of each answer that the TLS handshake waits for
 * @param maxWireBytes largest body as it came, before decompression
 * @param maxDecodedBytes largest body after decompression
 * @param trust whose certificates are believed
 * @param credentials sent to the base URI's origin only; null for none
 * @param signature how the application's own answers are known; null if they are not
 * @param redactor applied to every URL, header and excerpt before it is kept
 * @param readOnly refuses everything but GET, HEAD and OPTIONS before it is sent, with X0105
 */
public record HttpSettings(
    URI baseUri,
    String userAgent,
    String checkId,
    Duration connectTimeout,
    long maxWireBytes,
    long maxDecodedBytes,
    Trust trust,
    @Nullable Credentials credentials,
    @Nullable Signature signature,
    Redactor redactor,
    boolean readOnly) {

  /**
   * @throws IllegalArgumentException if the base URI is not an absolute http or https URL with a
   *     host, or a limit is not positive
   */
  public HttpSettings {
    String scheme = baseUri.getScheme();
    if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        || baseUri.getHost() == null) {
      throw new IllegalArgumentException(
          "A base URI is http or https with a host, but was \""
              + redactor.text(baseUri.toString())
              + "\". Example: \"https://shop.example/\"");
    }
    if (connectTimeout.toMillis() < 1 || maxWireBytes < 1 || maxDecodedBytes < 1) {
      throw new IllegalArgumentException(
          "Limits are positive, but connectTimeout was "
              + connectTimeout
              + ", maxWireBytes "
              + maxWireBytes
              + ", maxDecodedBytes "
              + maxDecodedBytes);
    }
  }

  /**
   * What an environment says, with 5 s to connect, 16 MB on the wire and 64 MB decoded.
   *
   * @param baseUri the environment's URL, or where its embedded application answers
   */
  public static HttpSettings of(
      Environment environment, URI baseUri, String userAgent, String checkId, boolean readOnly) {
    return new HttpSettings(
        baseUri,
        userAgent,
        checkId,
        Duration.ofSeconds(5),
        16L << 20,
        64L << 20,
        environment.trust(),
        environment.credentials(),
        environment.signature(),
        environment.redactor(),
        readOnly);
  }
}
