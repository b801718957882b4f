package dev.roadworthy.hooks.http;

import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where something is posted to.
 *
 * @param name what it is called in messages: the hook's in the configuration
 * @param url http or https, with a host, without user info and fragment; path and query are secret
 * @param allowPrivateAddress true if the host may be on this machine or in its networks
 * @param timeout for one attempt, 100 ms to 60 s
 * @param version Roadworthy's, for the User-Agent
 */
public record Endpoint(
    String name, URI url, boolean allowPrivateAddress, Duration timeout, String version) {

  /** Shorter parts are words like "hooks", and would mask half of every text. */
  private static final int SHORTEST_PART = 8;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException if a value breaks its rule; the message names the place, the
   *     rule and an example, and no more of the URL than scheme and host
   */
  public Endpoint {
    String scheme = url.getScheme();
    if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
      throw wrongUrl(name, "begins with https:// or http://");
    }
    if (url.getHost() == null) {
      throw wrongUrl(name, "has a host of letters, digits, hyphens and dots");
    }
    if (url.getRawUserInfo() != null) {
      throw wrongUrl(name, "has no user and password");
    }
    if (url.getRawFragment() != null) {
      throw wrongUrl(name, "has no fragment (#), which would never be sent");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw wrongUrl(name, "has a port from 1 to 65535, or none");
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The timeout of '" + name + "' must be 100 ms to 60 s, but was " + timeout);
    }
  }

  private static IllegalArgumentException wrongUrl(String name, String rule) {
    return new IllegalArgumentException(
        "The URL of '" + name + "' " + rule + ". Example: https://hooks.example/roadworthy");
  }

  /** Masks path and query of the URL, and their parts, wherever they come back; and more. */
  public Redactor redactor(String... more) {
    String path = Objects.requireNonNullElse(url.getRawPath(), "");
    String query = Objects.requireNonNullElse(url.getRawQuery(), "");
    Stream<String> parts =
        Stream.of(path.split("/", -1), query.split("[&=]", -1)).flatMap(Stream::of);
    Stream<String> whole = Stream.concat(Stream.of(path, query), Stream.of(more));
    return Redactor.of(
        Stream.concat(whole, parts).filter(part -> part.length() >= SHORTEST_PART).toList());
  }

  /** The URL as far as it is no secret: scheme, host and port. */
  public String origin() {
    return Origin.of(url);
  }

  /** Without the URL's path and query. */
  @Override
  public String toString() {
    return name + " (" + origin() + ")";
  }
}
