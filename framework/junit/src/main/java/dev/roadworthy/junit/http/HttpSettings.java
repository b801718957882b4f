package dev.roadworthy.junit.http;

import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check's requests are sent, and where their limits are.
 *
 * @param baseUri {@code http} or {@code https}; a path is put before every relative one
 * @param userAgent value of {@code User-Agent}, unless the check sets its own
 * @param checkId value of {@code X-Roadworthy-Check}
 * @param connectTimeout of one TCP connect or TLS handshake step
 * @param maxWireBytes largest body as it came, before decompression
 * @param maxDecodedBytes largest body after decompression
 * @param trust PEM files with certificates that are trusted besides the JVM's own
 * @param authorization value of {@code Authorization}, sent to the base URI's origin only; null for
 *     none
 * @param signature what only the application answers; null if none is declared
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
    List<Path> trust,
    @Nullable String authorization,
    @Nullable Signature signature,
    Redactor redactor,
    boolean readOnly) {

  /**
   * @param header a header that only the application's own answers carry
   * @param value what it must equal; null if its presence is enough
   */
  public record Signature(String header, @Nullable String value) {}

  /**
   * @throws IllegalArgumentException if the base URI is not an absolute http or https URL with a
   *     host, or a limit is not positive
   */
  public HttpSettings {
    trust = List.copyOf(trust);
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

  /** 5 s to connect, 16 MB on the wire, 64 MB decoded, the JVM's trust, no credentials. */
  public static HttpSettings of(URI baseUri, String userAgent, String checkId, Redactor redactor) {
    return new HttpSettings(
        baseUri,
        userAgent,
        checkId,
        Duration.ofSeconds(5),
        16L << 20,
        64L << 20,
        List.of(),
        null,
        null,
        redactor,
        false);
  }
}
