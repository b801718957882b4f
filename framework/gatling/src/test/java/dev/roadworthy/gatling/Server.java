package dev.roadworthy.gatling;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is put under load: {@code /} answers, {@code /fails} answers 503, {@code /moved} leads
 * elsewhere, and {@code /hangs} never answers.
 */
final class Server implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          if (exchange.getRequestURI().getPath().equals("/hangs")) {
            return; // and never answers
          }
          boolean fails = exchange.getRequestURI().getPath().equals("/fails");
          if (exchange.getRequestURI().getPath().equals("/moved")) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.3:9/elsewhere");
            exchange.sendResponseHeaders(302, -1);
          } else {
            exchange.getResponseHeaders().add("X-Version", "1.2.3");
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
          }
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
