package dev.roadworthy.runner.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes letters, and answers with whatever status the test wants, at once or behind a gate. */
final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final Gate gate = new Gate();
  private volatile int status = 204;

  /** A letter as it came in. */
  record Arrival(
      String id,
      String type,
      String incident,
      String status,
      String fault,
      String command,
      int answered) {

    /** What is typed behind {@code roadworthy} to see more. */
    String[] arguments() {
      return command.replaceFirst("^roadworthy ", "").split(" ", -1);
    }
  }

  Receiver() throws IOException {
    this(0);
  }

  /** On a port that an earlier one has left. */
  Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/letters";
  }

  void answers(int newStatus) {
    status = newStatus;
  }

  /** Where letters wait for their answer, when they have come in. */
  Gate gate() {
    return gate;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode letter = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      arrivals.add(
          new Arrival(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              letter.path("type").asString(),
              letter.at("/data/incident").asString(),
              letter.at("/data/status").asString(),
              letter.at("/data/fault/code").asString(),
              letter.at("/data/command").asString(),
              status));
      gate.pass();
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
