package dev.roadworthy.samples.shop;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** What the edge says in its own name. */
final class EdgeAnswer {
  private EdgeAnswer() {}

  static void sign(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.SERVER, "edge");
    exchange.getResponseHeaders().put(Headers.VIA, "1.1 edge");
  }

  static void send(HttpServerExchange exchange, int status) {
    String title = status + " " + StatusCodes.getReason(status);
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    exchange.getResponseSender().send(Html.page(title, "<h1>" + title + "</h1>\n"));
  }
}
