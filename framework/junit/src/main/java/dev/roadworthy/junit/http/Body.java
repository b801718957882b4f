package dev.roadworthy.junit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import java.util.zip.ZipException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies into memory, within limits, so that an exchange ends in one place: checks that look
 * only at the status learn of a broken body too, and no connection waits for them to read it.
 */
final class Body {

  private static final int BUFFER = 8 * 1024;
  private static final int LARGEST_GUESS = 1 << 20;

  private Body() {}

  /** Replaces the answer's body, as it came, by one in memory. */
  static void buffer(HttpResponse response, long limit, Flight flight) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return;
    }
    if (entity.getContentLength() > limit) {
      throw new AnswerTooLargeException(
          "the answer declares " + entity.getContentLength() + " bytes, " + limit + " are allowed");
    }
    byte[] bytes =
        read(
            entity,
            limit,
            flight::received,
            "the answer was stopped after %d bytes, more than the %d allowed");
    response.setEntity(inMemory(bytes, entity));
  }

  /** Replaces a decoding body by what it decodes to. */
  static void decode(HttpResponse response, @Nullable HttpEntity raw, long limit)
      throws IOException {
    HttpEntity decoding = response.getEntity();
    if (decoding == null || raw == null || decoding == raw) {
      return;
    }
    try {
      byte[] bytes =
          read(
              decoding,
              limit,
              count -> {},
              "the answer was decoded to %d bytes, more than the %d allowed");
      ByteArrayEntity decoded = new ByteArrayEntity(bytes);
      decoded.setContentType(raw.getContentType());
      response.setEntity(decoded);
    } catch (ZipException | EOFException e) {
      throw new BrokenEncodingException("its compressed body is broken, " + e.getMessage(), e);
    }
  }

  /**
   * A stream that is given up is left open: closing it would first read it to its end. Whoever
   * catches the exception closes the connection.
   */
  private static byte[] read(HttpEntity entity, long limit, IntConsumer progress, String tooLarge)
      throws IOException {
    long length = entity.getContentLength();
    int guess = length < 0 ? BUFFER : (int) Math.min(Math.max(length, 1), LARGEST_GUESS);
    ByteArrayOutputStream out = new ByteArrayOutputStream(guess);
    byte[] buffer = new byte[Math.min(guess, BUFFER)];
    InputStream in = entity.getContent();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      progress.accept(count);
      out.write(buffer, 0, count);
      if (out.size() > limit) {
        throw new AnswerTooLargeException(String.format(tooLarge, out.size(), limit));
      }
    }
    in.close();
    return out.toByteArray();
  }

  private static ByteArrayEntity inMemory(byte[] bytes, HttpEntity original) {
    ByteArrayEntity entity = new ByteArrayEntity(bytes);
    entity.setContentType(original.getContentType());
    entity.setContentEncoding(original.getContentEncoding());
    return entity;
  }
}
