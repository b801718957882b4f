package dev.roadworthy.samples.shop;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/**
 * Signs what passes the edge, and answers 502 where the application gave no answer; Undertow would
 * say 503, which is for an application that is busy or closed on purpose.
 */
final class Gateway implements HttpHandler {
  private static final HttpString APPLICATION = new HttpString("X-Application");
  private static final HttpString HTTP2_SETTINGS = new HttpString("HTTP2-Settings");

  private final HttpHandler proxy;

  Gateway(HttpHandler proxy) {
    this.proxy = proxy;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    EdgeAnswer.sign(exchange);
    // What a client would like to speak instead is between it and the edge.
    exchange.getRequestHeaders().remove(Headers.UPGRADE);
    exchange.getRequestHeaders().remove(HTTP2_SETTINGS);
    exchange.addDefaultResponseListener(Gateway::badGateway);
    proxy.handleRequest(exchange);
  }

  private static boolean badGateway(HttpServerExchange exchange) {
    if (!exchange.isResponseChannelAvailable()
        || exchange.getStatusCode() < 500
        || exchange.getResponseHeaders().contains(APPLICATION)) {
      return false;
    }
    EdgeAnswer.send(exchange, StatusCodes.BAD_GATEWAY);
    return true;
  }
}
