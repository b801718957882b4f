package dev.roadworthy.hooks.http;

import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * An answer, as far as anybody asks.
 *
 * @param status 200 to 999
 * @param retryAfter the header's text, null if there was none
 * @param location the header's text, null if there was none
 * @param body its beginning, as far as it came in time
 */
public record Answer(
    int status, @Nullable String retryAfter, @Nullable String location, String body) {

  static Answer of(ClassicHttpResponse response, String body) {
    return new Answer(
        response.getCode(), first(response, "Retry-After"), first(response, "Location"), body);
  }

  private static @Nullable String first(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue).orElse(null);
  }
}
