package dev.roadworthy.junit.http;

import java.io.IOException;

/** The answer is larger than the settings allow, and was not read to its end. */
final class AnswerTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(String message) {
    super(message);
  }
}
