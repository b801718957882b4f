package dev.roadworthy.junit.http;

import dev.roadworthy.redaction.Redactor;
import java.util.Map;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a run, redacted.
 *
 * @param status 100 to 599
 * @param headers by name in lower case; repeated ones joined by commas
 * @param bodyExcerpt the beginning of its body, at most 2,048 characters; null if it had none, it
 *     did not arrive whole, or it is no text
 */
public record Answer(int status, Map<String, String> headers, @Nullable String bodyExcerpt) {

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(HttpResponse response, Redactor redactor) {
    String excerpt =
        response.getEntity() instanceof ByteArrayEntity body ? Excerpt.of(body, redactor) : null;
    return new Answer(
        response.getStatusLine().getStatusCode(),
        redactor.headers(Head.headers(response)),
        excerpt);
  }
}
