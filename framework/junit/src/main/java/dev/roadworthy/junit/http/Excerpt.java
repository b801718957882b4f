package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.apache.http.HttpEntity;
import org.apache.http.ParseException;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.jspecify.annotations.Nullable;

/** The beginning of a body, as people may read it. */
final class Excerpt {

  private static final int LONGEST = 2_048;

  /** Redacted is more than is shown, so that a secret across the cut is seen whole. */
  private static final int WINDOW = 16 * 1024;

  private static final Pattern TEXT =
      Pattern.compile(
          "text/.*|.*[/+](?:json|xml|yaml)|application/(?:javascript|x-www-form-urlencoded"
              + "|problem\\+json|graphql.*|x-ndjson)",
          Pattern.CASE_INSENSITIVE);

  private Excerpt() {}

  static @Nullable String of(ByteArrayEntity body, Redactor redactor) {
    if (body.getContentLength() == 0) {
      return null;
    }
    ContentType type = typeOf(body);
    byte[] window = beginning(body);
    boolean text = type == null ? !isBinary(window) : TEXT.matcher(type.getMimeType()).matches();
    if (!text) {
      return null;
    }
    Charset charset = type == null || type.getCharset() == null ? UTF_8 : type.getCharset();
    boolean more = window.length < body.getContentLength();
    return Beginning.of(new String(window, charset), more, LONGEST, redactor);
  }

  private static @Nullable ContentType typeOf(HttpEntity body) {
    try {
      return ContentType.get(body);
    } catch (ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] beginning(ByteArrayEntity body) {
    try (InputStream in = body.getContent()) {
      return in.readNBytes(WINDOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
