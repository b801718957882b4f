package dev.roadworthy.reports.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A folder on the web, with the headers of a CI server. */
final class Site implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css",
          "js", "text/javascript",
          "json", "application/json",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  private final HttpServer server;
  private final Path folder;
  private final Map<String, String> headers;
  private final List<String> missing = new CopyOnWriteArrayList<>();

  private Site(HttpServer server, Path folder, Map<String, String> headers) {
    this.server = server;
    this.folder = folder;
    this.headers = headers;
  }

  static Site of(Path folder, Map<String, String> headers) throws IOException {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anywhere, 0);
    Site site = new Site(server, folder, headers);
    server.createContext("/", site::answer);
    server.start();
    return site;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  /** The paths that were asked for and are not there. */
  List<String> missing() {
    return missing;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Path file = folder.resolve(path.substring(1)).normalize();
      headers.forEach(exchange.getResponseHeaders()::set);
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        missing.add(path);
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String ending = path.substring(path.lastIndexOf('.') + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
      byte[] content = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
