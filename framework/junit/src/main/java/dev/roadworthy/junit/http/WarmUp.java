package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roadworthy.config.Trust;
import dev.roadworthy.redaction.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads and links the client's classes, so that the first real exchange measures the network. */
public final class WarmUp {

  private static final AtomicBoolean DONE = new AtomicBoolean();
  private static final AtomicBoolean FIRST = new AtomicBoolean(true);
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
          .getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private WarmUp() {}

  /**
   * Sends one exchange through the client to a server of its own on the loopback interface, the
   * first time that it is called; after it, no exchange of this JVM is marked cold. A warm-up that
   * fails is logged, and leaves the first exchange cold.
   */
  public static void once() {
    if (!DONE.compareAndSet(false, true)) {
      return;
    }
    boolean wasFirst = FIRST.get();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerOne(server), "roadworthy-warm-up");
      answering.setDaemon(true);
      answering.start();
      exchange(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    } catch (IOException | RuntimeException e) {
      FIRST.set(wasFirst);
      ExchangeRecorder.LOG.warn("The first exchange of this JVM will be marked cold", e);
    }
  }

  /** True once per JVM. */
  static boolean isFirstExchange() {
    return FIRST.get() && FIRST.compareAndSet(true, false);
  }

  private static void exchange(URI uri) {
    HttpSettings settings =
        new HttpSettings(
            uri,
            "Roadworthy",
            "warm-up",
            PATIENCE,
            1_024,
            1_024,
            Trust.JDK,
            null,
            null,
            Redactor.of(List.of()),
            true);
    try (ExchangeRecorder recorder =
        ExchangeRecorder.start(settings, "0".repeat(31) + "1", InstantSource.system())) {
      recorder.specification().get("/").then().statusCode(200);
      recorder.exchanges();
    }
  }

  private static void answerOne(ServerSocket server) {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      socket.getOutputStream().write(ANSWER);
    } catch (IOException e) {
      ExchangeRecorder.LOG.debug("The warm-up's server ended early", e);
    }
  }
}
