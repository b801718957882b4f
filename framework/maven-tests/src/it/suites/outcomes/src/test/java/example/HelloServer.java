package example;

import com.sun.net.httpserver.HttpServer;
import dev.roadworthy.junit.EmbeddedApplication;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Says 200 at / and 500 at /broken. */
public class HelloServer implements EmbeddedApplication {

  private HttpServer server;

  @Override
  public URI start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/broken") ? 500 : 200, -1);
      }
    });
    server.start();
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
