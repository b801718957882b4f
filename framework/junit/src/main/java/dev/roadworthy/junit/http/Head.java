package dev.roadworthy.junit.http;

import dev.roadworthy.config.Signature;
import dev.roadworthy.redaction.Redactor;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What an answer's head says, bounded and redacted. */
record Head(
    int status, String reason, @Nullable String server, @Nullable String via, boolean signed) {

  static final Head NONE = new Head(0, "", null, null, false);

  private static final int LONGEST_VALUE = 200;

  static Head of(HttpResponse response, HttpSettings settings) {
    String reason = response.getStatusLine().getReasonPhrase();
    return new Head(
        response.getStatusLine().getStatusCode(),
        reason == null ? "" : clean(reason, settings.redactor()),
        value(response, "Server", settings.redactor()),
        value(response, "Via", settings.redactor()),
        isSigned(response, settings.signature()));
  }

  private static @Nullable String value(HttpResponse response, String name, Redactor redactor) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? null : clean(header.getValue(), redactor);
  }

  private static String clean(String value, Redactor redactor) {
    return Beginning.of(value, LONGEST_VALUE, redactor);
  }

  private static boolean isSigned(HttpResponse response, @Nullable Signature signature) {
    if (signature == null) {
      return false;
    }
    for (Header header : response.getHeaders(signature.header())) {
      if (signature.value() == null || signature.value().equals(header.getValue())) {
        return true;
      }
    }
    return false;
  }
}
