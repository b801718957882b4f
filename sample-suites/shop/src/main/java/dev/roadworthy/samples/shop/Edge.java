package dev.roadworthy.samples.shop;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** The reverse proxy in front of the application: one listener for HTTP, one for HTTPS. */
final class Edge implements AutoCloseable {
  private final Undertow server;

  Edge(InetSocketAddress application, SSLContext certificate, Faults faults) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    HttpHandler proxy = ProxyHandler.builder().setProxyClient(new Backend(application)).build();
    server =
        Undertow.builder()
            .setIoThreads(2)
            .setWorkerThreads(8)
            .addHttpListener(0, host)
            .addHttpsListener(0, host, certificate)
            .setHandler(new EdgeFaults(faults, new Gateway(proxy)))
            .build();
    server.start();
  }

  InetSocketAddress http() {
    return (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
  }

  InetSocketAddress https() {
    return (InetSocketAddress) server.getListenerInfo().get(1).getAddress();
  }

  /** New connections see this certificate; those that are open are not touched. */
  void present(SSLContext certificate) {
    server.getListenerInfo().get(1).setSslContext(certificate);
  }

  @Override
  public void close() {
    server.stop();
  }
}
