package dev.roadworthy.junit.http;

import java.io.IOException;

/** The body is not in the encoding that its head declares. */
final class BrokenEncodingException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenEncodingException(String message, Throwable cause) {
    super(message, cause);
  }
}
