package dev.roadworthy.samples.shop;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.xnio.IoUtils;

/** The faults of the edge; without one, the request goes on to the gateway. */
final class EdgeFaults implements HttpHandler {
  private static final String MAINTENANCE_SECONDS = "120";

  private final Faults faults;
  private final HttpHandler gateway;

  EdgeFaults(Faults faults, HttpHandler gateway) {
    this.faults = faults;
    this.gateway = gateway;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Faults.Present present = faults.present();
    switch (present.fault) {
      case UNAVAILABLE_503 -> {
        EdgeAnswer.sign(exchange);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, MAINTENANCE_SECONDS);
        EdgeAnswer.send(exchange, StatusCodes.SERVICE_UNAVAILABLE);
      }
      case BARE_503 -> EdgeAnswer.send(exchange, StatusCodes.SERVICE_UNAVAILABLE);
      case ERROR_500_BARE -> EdgeAnswer.send(exchange, StatusCodes.INTERNAL_SERVER_ERROR);
      case SILENT -> hold(exchange, present);
      case CUT_SHORT -> exchange.dispatch(EdgeFaults::cutShort);
      default -> gateway.handleRequest(exchange);
    }
  }

  private static void hold(HttpServerExchange exchange, Faults.Present silence) {
    exchange.dispatch(() -> silence.whenOver(() -> IoUtils.safeClose(exchange.getConnection())));
  }

  private static void cutShort(HttpServerExchange exchange) throws IOException {
    byte[] half = "<!doctype html>\n<html><head><title>Welc".getBytes(StandardCharsets.UTF_8);
    EdgeAnswer.sign(exchange);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    exchange.setResponseContentLength(2L * half.length);
    exchange.startBlocking();
    exchange.getOutputStream().write(half);
    exchange.getOutputStream().flush();
    IoUtils.safeClose(exchange.getConnection());
  }
}
