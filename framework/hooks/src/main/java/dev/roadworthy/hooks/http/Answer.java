package dev.roadworthy.hooks.http;

import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, as far as anybody asks.
 *
 * @param status 200 to 999
 * @param retryAfter the header's text, null if there was none
 * @param location the header's text, null if there was none
 */
public record Answer(int status, @Nullable String retryAfter, @Nullable String location) {

  static Answer of(ClassicHttpResponse response) {
    return new Answer(
        response.getCode(), first(response, "Retry-After"), first(response, "Location"));
  }

  private static @Nullable String first(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue).orElse(null);
  }
}
