package dev.roadworthy.junit.http;

import dev.roadworthy.config.Credentials;
import dev.roadworthy.config.Signature;
import dev.roadworthy.config.Trust;
import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings that differ from a test's usual ones in what the test names. */
final class Given {

  private final URI baseUri;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private long maxWireBytes = 1 << 20;
  private long maxDecodedBytes = 1 << 20;
  private Trust trust = Trust.JDK;
  private @Nullable Credentials credentials;
  private @Nullable Signature signature;
  private List<String> secrets = List.of();
  private boolean readOnly;
  private String checkId = "shop.landing";

  private Given(URI baseUri) {
    this.baseUri = baseUri;
  }

  static Given at(URI baseUri) {
    return new Given(baseUri);
  }

  Given connectTimeout(Duration timeout) {
    connectTimeout = timeout;
    return this;
  }

  Given limits(long wire, long decoded) {
    maxWireBytes = wire;
    maxDecodedBytes = decoded;
    return this;
  }

  Given trusting(Trust trusted) {
    trust = trusted;
    return this;
  }

  Given showing(Credentials shown) {
    credentials = shown;
    return this;
  }

  Given signedBy(String header, @Nullable String value) {
    signature = new Signature(header, value);
    return this;
  }

  Given secret(String secret) {
    secrets = List.of(secret);
    return this;
  }

  Given readOnly() {
    readOnly = true;
    return this;
  }

  Given check(String id) {
    checkId = id;
    return this;
  }

  HttpSettings settings() {
    return new HttpSettings(
        baseUri,
        "Roadworthy/test",
        checkId,
        connectTimeout,
        maxWireBytes,
        maxDecodedBytes,
        trust,
        credentials,
        signature,
        Redactor.of(secrets),
        readOnly);
  }
}
