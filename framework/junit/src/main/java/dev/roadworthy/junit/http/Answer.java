package dev.roadworthy.junit.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a run, redacted.
 *
 * @param status 100 to 599
 * @param headers by name in lower case
 * @param bodyExcerpt the beginning of its body, at most 2,048 characters; null if it had none or
 *     none was text
 */
public record Answer(int status, Map<String, String> headers, @Nullable String bodyExcerpt) {

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }
}
