package dev.roadworthy.hooks.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why there was no connection, or why it broke. */
public final class Trouble {

  private Trouble() {}

  /** In words, which may hold what the other side said: mask them. */
  public static String inWords(IOException e) {
    if (e instanceof UnknownHostException) {
      return "the name does not resolve";
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
