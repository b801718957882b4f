package dev.roadworthy.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, beyond the exchanges; redacted at the source.
 *
 * @param traceId of the run's {@code traceparent}, 32 hex digits
 * @param warnings what the check warned about, in order
 * @param headers of the last answer, in their order
 * @param bodyExcerpt the beginning of the last answer's body, null if there is none
 * @param detail the assertion's or exception's own text and the frames that matter, null on success
 */
public record Evidence(
    String traceId,
    List<String> warnings,
    Map<String, String> headers,
    @Nullable String bodyExcerpt,
    @Nullable String detail) {

  /** Nothing was seen. */
  public static final Evidence NONE = new Evidence("", List.of(), Map.of(), null, null);

  /** Copies the collections, in their order. */
  public Evidence {
    warnings = List.copyOf(warnings);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
