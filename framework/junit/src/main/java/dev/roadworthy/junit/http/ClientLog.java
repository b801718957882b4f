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

  /** Logs under the name of its class. */
  private static final String CONNECTION = OwnConnection.class.getName();

  private ClientLog() {}

  /**
   * Leaves its loggers at INFO, unless a configuration of Logback names them. Does nothing without
   * Logback.
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
      quiet((Logger) LoggerFactory.getLogger(CLIENT));
      quiet((Logger) LoggerFactory.getLogger(CONNECTION));
    }

    private static void quiet(Logger logger) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.INFO);
      }
    }
  }
}
