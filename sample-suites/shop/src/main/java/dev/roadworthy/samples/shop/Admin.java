package dev.roadworthy.samples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The switchboard, on a port of its own that only this machine can reach. */
final class Admin implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Admin.class);
  private static final String USAGE =
      "GET /faults, POST /faults/{name}?ms={pace in milliseconds}, DELETE /faults";

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private final Shop shop;

  Admin(int port, Shop shop) throws IOException {
    this.shop = shop;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IOException("port " + port + " cannot be opened: " + e.getMessage(), e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange.getRequestMethod(), exchange.getRequestURI());
      } catch (IllegalArgumentException e) {
        answer = new Answer(400, Map.of("error", String.valueOf(e.getMessage())));
      } catch (IllegalStateException e) {
        log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        answer = new Answer(500, Map.of("error", String.valueOf(e.getMessage())));
      }
      byte[] body = (json.writeValueAsString(answer.body) + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(String method, URI uri) {
    String path = uri.getPath();
    if (path.equals("/faults") && method.equals("DELETE")) {
      shop.recover();
    } else if (path.startsWith("/faults/") && method.equals("POST")) {
      ShopFault fault = fault(path.substring("/faults/".length()));
      Duration pace = pace(uri.getQuery());
      if (pace == null) {
        shop.fault(fault);
      } else {
        shop.fault(fault, pace);
      }
    } else if (!path.equals("/faults") || !method.equals("GET")) {
      return new Answer(404, Map.of("error", "there is no " + method + " " + path, "usage", USAGE));
    }
    return new Answer(200, Map.of("fault", shop.fault(), "known", ShopFault.values()));
  }

  private static ShopFault fault(String name) {
    return Arrays.stream(ShopFault.values())
        .filter(fault -> fault.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault "
                        + name
                        + "; the faults are "
                        + Arrays.toString(ShopFault.values())));
  }

  private static @Nullable Duration pace(@Nullable String query) {
    if (query == null) {
      return null;
    }
    if (!query.matches("ms=[0-9]{1,9}")) {
      throw new IllegalArgumentException("the pace is in milliseconds, as in ?ms=300: " + query);
    }
    return Duration.ofMillis(Long.parseLong(query.substring("ms=".length())));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Answer(int status, Map<String, ?> body) {}
}
