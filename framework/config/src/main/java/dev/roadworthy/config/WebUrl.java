package dev.roadworthy.config;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Readers of URLs. Each throws IllegalArgumentException with the rule that the text breaks; the
 * message never repeats the text, which may hold a secret.
 */
final class WebUrl {

  private WebUrl() {}

  /** What paths are appended to: no query, no fragment. */
  static URI base(String text) {
    URI url = any(text);
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("must end with the host or a path, without ? or #");
    }
    return url;
  }

  /** Any absolute http or https URL. */
  static URI any(String text) {
    URI url = uri(text);
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new IllegalArgumentException("must be a URL that begins with http:// or https://");
    }
    if (String.valueOf(url.getRawAuthority()).contains("@")) {
      throw new IllegalArgumentException(
          "must be a URL without user or password; credentials have keys of their own");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("must be a URL with a valid host name");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw new IllegalArgumentException("must be a URL with a port from 1 to 65535");
    }
    return url;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      String place = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw new IllegalArgumentException("must be a URL: " + e.getReason() + place, e);
    }
  }
}
