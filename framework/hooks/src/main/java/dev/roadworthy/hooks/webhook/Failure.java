package dev.roadworthy.hooks.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why there was no answer. */
final class Failure {

  private Failure() {}

  static String inWords(IOException e) {
    if (e instanceof UnknownHostException) {
      return "the name does not resolve";
    }
    if (e instanceof NoHttpResponseException || e instanceof ConnectionClosedException) {
      return "the connection was closed before the answer";
    }
    if (e instanceof MessageConstraintException) {
      return "the head of the answer is larger than allowed";
    }
    if (e instanceof SSLException) {
      return "TLS failed: " + e.getMessage();
    }
    if (e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof SocketTimeoutException) {
      return String.valueOf(e.getMessage());
    }
    return "the exchange broke off: " + e.getMessage();
  }
}
