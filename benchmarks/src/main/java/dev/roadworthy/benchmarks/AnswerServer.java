package dev.roadworthy.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.roadworthy.junit.EmbeddedApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/** Answers from memory, for plain tests and checks alike; one for the JVM. */
public final class AnswerServer implements EmbeddedApplication {

  private static final byte[] BODY = "{\"items\": [{\"name\": \"bell\"}]}".getBytes(UTF_8);
  private static final HttpServer SERVER = open();

  /** Named in the configuration. */
  public AnswerServer() {}

  private static HttpServer open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, BODY.length);
            try (OutputStream body = exchange.getResponseBody()) {
              body.write(BODY);
            }
          });
      server.setExecutor(
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "answers");
                thread.setDaemon(true);
                return thread;
              }));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String url() {
    return "http://127.0.0.1:" + SERVER.getAddress().getPort();
  }

  @Override
  public URI start() {
    return URI.create(url());
  }

  /** Goes with the JVM: plain tests use it too. */
  @Override
  public void close() {}
}
