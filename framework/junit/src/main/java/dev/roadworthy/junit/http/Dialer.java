package dev.roadworthy.junit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.HttpInetSocketAddress;
import org.apache.http.conn.OperatedClientConnection;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeLayeredSocketFactory;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.scheme.SchemeSocketFactory;
import org.apache.http.impl.conn.DefaultClientConnectionOperator;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Opens connections step by step (name, TCP, TLS), reporting each. */
@SuppressWarnings("deprecation")
final class Dialer extends DefaultClientConnectionOperator {

  private final DnsResolver resolver;

  Dialer(SchemeRegistry schemes, DnsResolver resolver) {
    super(schemes, resolver);
    this.resolver = resolver;
  }

  @Override
  public OperatedClientConnection createConnection() {
    return new OwnConnection();
  }

  @Override
  public void openConnection(
      OperatedClientConnection connection,
      HttpHost target,
      @Nullable InetAddress local,
      HttpContext context,
      HttpParams params)
      throws IOException {
    Flight flight = Call.of(context).flight();
    Scheme scheme = schemeRegistry.getScheme(target.getSchemeName());
    int port = scheme.resolvePort(target.getPort());
    Resolution resolution = new Resolution(resolver, target.getHostName());
    flight.resolving(target.getHostName(), resolution);
    InetAddress[] addresses = resolution.await();
    flight.resolved();

    SchemeSocketFactory factory = scheme.getSchemeSocketFactory();
    @Nullable SchemeLayeredSocketFactory tls =
        factory instanceof SchemeLayeredSocketFactory layered ? layered : null;
    SchemeSocketFactory plain = tls == null ? factory : PlainSocketFactory.getSocketFactory();
    @Nullable InetSocketAddress from = local == null ? null : new InetSocketAddress(local, 0);
    for (int i = 0; i < addresses.length; i++) {
      Socket socket = plain.createSocket(params);
      connection.opening(socket, target);
      flight.connecting(socket, addresses[i], port);
      try {
        socket =
            plain.connectSocket(
                socket, new HttpInetSocketAddress(target, addresses[i], port), from, params);
      } catch (IOException e) {
        socket.close();
        if (i == addresses.length - 1) {
          throw e;
        }
        continue;
      }
      flight.connected();
      connection.opening(socket, target);
      prepareSocket(socket, context, params);
      if (tls != null) {
        socket = secure(tls, socket, target.getHostName(), port, flight, params);
        connection.opening(socket, target);
      }
      connection.openCompleted(factory.isSecure(socket), params);
      return;
    }
  }

  /** Through a proxy's tunnel. */
  @Override
  public void updateSecureConnection(
      OperatedClientConnection connection, HttpHost target, HttpContext context, HttpParams params)
      throws IOException {
    Scheme scheme = schemeRegistry.getScheme(target.getSchemeName());
    if (!(scheme.getSchemeSocketFactory() instanceof SchemeLayeredSocketFactory tls)) {
      throw new IOException("No TLS can be laid over a tunnel to " + target);
    }
    int port = scheme.resolvePort(target.getPort());
    Flight flight = Call.of(context).flight();
    Socket socket = secure(tls, connection.getSocket(), target.getHostName(), port, flight, params);
    prepareSocket(socket, context, params);
    connection.update(socket, target, tls.isSecure(socket), params);
  }

  private static Socket secure(
      SchemeLayeredSocketFactory tls,
      Socket plain,
      String host,
      int port,
      Flight flight,
      HttpParams params)
      throws IOException {
    flight.securing();
    int ofAnswers = plain.getSoTimeout();
    plain.setSoTimeout(HttpConnectionParams.getConnectionTimeout(params));
    Socket secured = tls.createLayeredSocket(plain, host, port, params);
    plain.setSoTimeout(ofAnswers);
    flight.secured(secured);
    return secured;
  }
}
