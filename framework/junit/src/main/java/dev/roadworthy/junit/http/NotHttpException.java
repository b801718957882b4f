package dev.roadworthy.junit.http;

import org.apache.http.ProtocolException;

/** Something came that does not begin as an answer does. */
final class NotHttpException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  private final String beginning;

  /**
   * @param beginning the first line of what came, a character for each byte
   */
  NotHttpException(String beginning) {
    super("The answer does not begin with a status line");
    this.beginning = beginning;
  }

  String beginning() {
    return beginning;
  }
}
