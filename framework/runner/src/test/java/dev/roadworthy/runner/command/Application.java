package dev.roadworthy.runner.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What is checked: it answers with the status that a test wants, and keeps a gate at /gate. */
final class Application implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final CountDownLatch never = new CountDownLatch(1);
  private final Gate gate = new Gate();
  private final AtomicLong requests = new AtomicLong();
  private volatile int status = 200;
  private volatile long millis;

  Application() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.incrementAndGet();
            if (exchange.getRequestURI().getPath().equals("/gate")) {
              gate.pass();
            }
            never.await(millis, TimeUnit.MILLISECONDS);
            exchange.sendResponseHeaders(status, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many it has had. */
  long requests() {
    return requests.get();
  }

  void answers(int newStatus) {
    status = newStatus;
  }

  /** Each answer takes so long at least. */
  void takes(long newMillis) {
    millis = newMillis;
  }

  Gate gate() {
    return gate;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
