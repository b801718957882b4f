package dev.roadworthy.samples.shop;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace that a request belongs to: 32 hexadecimal digits. */
record TraceId(String digits) {
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  /** The caller's trace, or a new one if the W3C header is missing or malformed. */
  static TraceId of(@Nullable String traceparent) {
    if (traceparent != null) {
      Matcher matcher = TRACEPARENT.matcher(traceparent);
      if (matcher.matches()) {
        return new TraceId(matcher.group(1));
      }
    }
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    return new TraceId(HexFormat.of().formatHex(random));
  }

  @Override
  public String toString() {
    return digits;
  }
}
