package dev.roadworthy.benchmarks.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application that is well or ill by path, and knows when it first said so. */
final class Patient implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** One state of one path: a new one begins with each turn. */
  private static final class State {
    private final int status;
    private long answeredAt;

    State(int status) {
      this.status = status;
    }

    synchronized void answered(long now) {
      answeredAt = answeredAt == 0 ? now : answeredAt;
    }

    synchronized long answeredAt() {
      return answeredAt;
    }
  }

  Patient() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on the path of a check answers so. */
  void turn(int check, int status) {
    states.put("/" + check, new State(status));
  }

  /** By {@link System#nanoTime}, when the path had first answered as it does now. */
  long answeredAt(int check) throws IOException {
    State state = states.get("/" + check);
    if (state == null || state.answeredAt() == 0) {
      throw new IOException("a letter about check " + check + ", which has not been answered yet");
    }
    return state.answeredAt();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      State state =
          states.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new State(200));
      // Right before the last byte goes: afterwards the letter may be there first.
      state.answered(System.nanoTime());
      exchange.sendResponseHeaders(state.status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
