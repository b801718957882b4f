package dev.roadworthy.hooks.http;

import java.net.URI;
import java.net.URISyntaxException;

/** The part of a URL that may be shown: paths and queries of webhooks are secrets. */
final class Origin {

  private static final int LONGEST_HOST = 253;

  private Origin() {}

  static String of(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port;
  }

  /** Of a header's text, which may be anything. */
  static String of(String location) {
    try {
      URI url = new URI(location);
      String host = url.getHost();
      if (host == null) {
        return url.isAbsolute() ? "an unreadable place" : "another path";
      }
      if (host.length() > LONGEST_HOST) {
        return "an unreadable place";
      }
      return url.getScheme() == null ? "//" + host : of(url);
    } catch (URISyntaxException e) {
      return "an unreadable place"; // what it says may hold a secret
    }
  }
}
