package dev.roadworthy.distribution;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is watched, on loopback; all is well with it. */
final class Application implements AutoCloseable {

  private final HttpServer server;
  private final CountDownLatch asked = new CountDownLatch(3);

  Application() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
          asked.countDown();
        });
    server.start();
  }

  /** A configuration whose environment {@code staging} this is. */
  String configuration() {
    return "environments: {staging: {url: 'http://localhost:%d'}}%n"
        .formatted(server.getAddress().getPort());
  }

  /** True if it is asked more than once or twice within a minute. */
  boolean isWatched() throws InterruptedException {
    return asked.await(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
