package dev.roadworthy.hooks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that sender and receiver share, and the signatures made with it: those of the Standard
 * Webhooks specification, symmetric, version {@code v1}. Immutable and thread-safe.
 */
public final class WebhookKey {

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** How far a timestamp may be from the receiver's clock, so that nothing is replayed later. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final String base64;
  private final SecretKeySpec key;

  private WebhookKey(byte[] key) {
    this.base64 = Base64.getEncoder().encodeToString(key);
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** What must never be shown. */
  String secret() {
    return base64;
  }

  /**
   * Reads a secret.
   *
   * @param secret {@code whsec_} and 24 to 64 bytes in Base64
   * @throws IllegalArgumentException if it is not that; the message states the rule and never shows
   *     the secret
   */
  public static WebhookKey parse(String secret) {
    byte[] key =
        secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException(
          "A webhook's secret is \"whsec_\" and 24 to 64 random bytes in Base64, but this one "
              + (secret.startsWith(PREFIX) ? "has " + key.length + " bytes" : "begins otherwise")
              + ". To make one: echo \"whsec_$(openssl rand -base64 32)\"");
    }
    return new WebhookKey(key);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // its message would show a part of the secret
    }
  }

  /**
   * Signs one attempt.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp of the attempt; signed in whole seconds, as in {@code webhook-timestamp}
   * @param body the bytes that are sent
   * @return the header {@code webhook-signature}
   */
  public String sign(String id, Instant timestamp, byte[] body) {
    return sign(id, Long.toString(timestamp.getEpochSecond()), body);
  }

  private String sign(String id, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /**
   * True if a request comes from who has the secret, unchanged, and was signed less than five
   * minutes from now. For receivers.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}
   * @param signatures the header {@code webhook-signature}: one or more, with spaces between
   * @param body the bytes that arrived, before anything parsed them
   * @param now the receiver's clock
   */
  public boolean verify(String id, String timestamp, String signatures, byte[] body, Instant now) {
    if (!SECONDS.matcher(timestamp).matches()) {
      return false;
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0) {
      return false;
    }
    byte[] expected = sign(id, timestamp, body).getBytes(UTF_8);
    boolean found = false;
    for (String signature : signatures.split(" ", -1)) {
      found |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }
    return found;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return PREFIX + "*****";
  }
}
