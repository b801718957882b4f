package dev.roadworthy.junit.http;

import dev.roadworthy.redaction.Redactor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a run, redacted.
 *
 * @param status 100 to 599
 * @param headers by name in lower case, sorted; repeated ones joined by commas; at most 100, of
 *     each at most 1,000 characters, and an entry named {@code …} that says how many are left out
 * @param bodyExcerpt the beginning of its body, at most 2,048 characters; null if it had none, it
 *     did not arrive whole, or it is no text
 */
public record Answer(int status, Map<String, String> headers, @Nullable String bodyExcerpt) {

  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 1_000;

  /** Of headers that are repeated again and again; more than is ever shown. */
  private static final int ENOUGH = 64 * 1024;

  /** Copies the headers, in their order. */
  public Answer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Answer of(HttpResponse response, Redactor redactor) {
    String excerpt =
        response.getEntity() instanceof ByteArrayEntity body ? Excerpt.of(body, redactor) : null;
    return new Answer(
        response.getStatusLine().getStatusCode(), headers(response, redactor), excerpt);
  }

  private static Map<String, String> headers(HttpResponse response, Redactor redactor) {
    Map<String, StringBuilder> joined = joined(response);
    Map<String, String> headers = new LinkedHashMap<>();
    joined.entrySet().stream()
        .limit(MOST_HEADERS)
        .forEach(
            header ->
                headers.put(
                    Beginning.of(header.getKey(), LONGEST_NAME, redactor),
                    redactor.isSecretName(header.getKey())
                        ? Redactor.MASK
                        : Beginning.of(header.getValue().toString(), LONGEST_VALUE, redactor)));
    if (joined.size() > MOST_HEADERS) {
      headers.put("…", joined.size() - MOST_HEADERS + " more headers are left out");
    }
    return headers;
  }

  private static Map<String, StringBuilder> joined(HttpResponse response) {
    Map<String, StringBuilder> joined = new TreeMap<>();
    for (Header header : response.getAllHeaders()) {
      String name = header.getName().toLowerCase(Locale.ROOT);
      StringBuilder known = joined.get(name);
      if (known == null) {
        joined.put(name, new StringBuilder(String.valueOf(header.getValue())));
      } else if (known.length() < ENOUGH) {
        known.append(", ").append(header.getValue());
      }
    }
    return joined;
  }
}
