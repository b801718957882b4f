package dev.roadworthy.junit.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache's client logs whatever it sends, credentials included, at level DEBUG: that of a Logback
 * that nobody has configured.
 */
public final class ClientLog {

  private static final String CLIENT = "org.apache.http";

  private ClientLog() {}

  /**
   * Leaves it at INFO, unless a configuration of Logback names it. Does nothing without Logback.
   */
  public static void quiet() {
    String implementation = LoggerFactory.getLogger(CLIENT).getClass().getName();
    if (implementation.equals("ch.qos.logback.classic.Logger")) {
      InLogback.quiet();
    }
  }

  /** Loaded only where Logback is. */
  private static final class InLogback {
    static void quiet() {
      Logger client = (Logger) LoggerFactory.getLogger(CLIENT);
      if (client.getLevel() == null) {
        client.setLevel(Level.INFO);
      }
    }
  }
}
