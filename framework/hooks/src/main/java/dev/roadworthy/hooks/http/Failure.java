package dev.roadworthy.hooks.http;

import dev.roadworthy.hooks.net.Trouble;
import java.io.IOException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why there was no answer. */
final class Failure {

  private Failure() {}

  static String inWords(IOException e) {
    if (e instanceof NoHttpResponseException || e instanceof ConnectionClosedException) {
      return "the connection was closed before the answer";
    }
    if (e instanceof MessageConstraintException) {
      return "the head of the answer is larger than allowed";
    }
    return Trouble.inWords(e);
  }
}
