package dev.roadworthy.samples.shop;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;

/**
 * The edge's way to the application: one connection per request, so that no request ever meets a
 * connection from before a fault.
 */
final class Backend implements ProxyClient {
  private static final ProxyTarget APPLICATION = new ProxyTarget() {};

  private final UndertowClient client = UndertowClient.getInstance();
  private final URI uri;

  Backend(InetSocketAddress address) {
    uri = URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    return APPLICATION;
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      @Nullable TimeUnit unit) {
    client.connect(
        new ClientCallback<>() {
          @Override
          public void completed(ClientConnection connection) {
            exchange.addExchangeCompleteListener(
                (done, next) -> {
                  IoUtils.safeClose(connection);
                  next.proceed();
                });
            callback.completed(exchange, new ProxyConnection(connection, "/"));
          }

          @Override
          public void failed(IOException e) {
            callback.couldNotResolveBackend(exchange);
          }
        },
        uri,
        exchange.getIoThread(),
        exchange.getConnection().getByteBufferPool(),
        OptionMap.EMPTY);
  }
}
