package dev.roadworthy.hooks.webhook;

import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a webhook is called.
 *
 * @param name as in the configuration
 * @param url http or https, with a host, without user info and fragment; path and query are secret
 * @param key signs the letters, null if they go unsigned
 * @param allowPrivateAddress true if the host may be on this machine or in its networks
 * @param timeout for one attempt, 100 ms to 60 s
 * @param version Roadworthy's, for the User-Agent
 */
public record WebhookSettings(
    String name,
    URI url,
    @Nullable WebhookKey key,
    boolean allowPrivateAddress,
    Duration timeout,
    String version) {

  /** Shorter parts are words like "hooks", and would mask half of every text. */
  private static final int SHORTEST_PART = 8;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException if a value breaks its rule; the message names the hook, the
   *     rule and an example, and no more of the URL than scheme and host
   */
  public WebhookSettings {
    String scheme = url.getScheme();
    if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
      throw wrongUrl(name, "begins with https:// or http://");
    }
    if (url.getHost() == null) {
      throw wrongUrl(name, "has a host of letters, digits, hyphens and dots");
    }
    if (url.getRawUserInfo() != null) {
      throw wrongUrl(name, "has no user and password; letters are signed with the secret");
    }
    if (url.getRawFragment() != null) {
      throw wrongUrl(name, "has no fragment (#), which would never be sent");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw wrongUrl(name, "has a port from 1 to 65535, or none");
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The timeout of hook '" + name + "' must be 100 ms to 60 s, but was " + timeout);
    }
  }

  private static IllegalArgumentException wrongUrl(String name, String rule) {
    return new IllegalArgumentException(
        "The URL of hook '" + name + "' " + rule + ". Example: https://hooks.example/roadworthy");
  }

  /** Masks the secret, the URL's path and query, and their parts, wherever they come back. */
  Redactor redactor() {
    String path = Objects.requireNonNullElse(url.getRawPath(), "");
    String query = Objects.requireNonNullElse(url.getRawQuery(), "");
    Stream<String> parts =
        Stream.of(path.split("/", -1), query.split("[&=]", -1)).flatMap(Stream::of);
    Stream<String> whole = Stream.of(path, query, key == null ? "" : key.secret());
    return Redactor.of(
        Stream.concat(whole, parts).filter(part -> part.length() >= SHORTEST_PART).toList());
  }

  /** The URL as far as it is no secret: scheme, host and port. */
  String origin() {
    return Origin.of(url);
  }

  /** Without the secret, and without the URL's path and query. */
  @Override
  public String toString() {
    return name + " (webhook, " + origin() + ")";
  }
}
