package dev.roadworthy.benchmarks.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where a webhook's letters arrive. */
final class Receiver implements AutoCloseable {

  private static final Duration MOST = Duration.ofSeconds(30);

  private final HttpServer server;
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();

  private record Letter(String text, long at) {

    boolean is(String type, String check) {
      String plain = text.replaceAll("\\s", "");
      return plain.contains("\"type\":\"" + type + "\"")
          && plain.contains("\"check\":{\"id\":\"" + check + "\"");
    }
  }

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/letters";
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      letters.add(new Letter(new String(exchange.getRequestBody().readAllBytes(), UTF_8), now));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /**
   * Waits for the next letter.
   *
   * @return when it arrived, by {@link System#nanoTime}
   * @throws IOException if it is another one, or none comes
   */
  long await(String type, String check) throws IOException, InterruptedException {
    Letter letter = letters.poll(MOST.toSeconds(), TimeUnit.SECONDS);
    if (letter == null || !letter.is(type, check)) {
      throw new IOException(
          "waited for "
              + type
              + " of "
              + check
              + ", but there came "
              + (letter == null ? "nothing in " + MOST.toSeconds() + " s" : letter.text));
    }
    return letter.at;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
