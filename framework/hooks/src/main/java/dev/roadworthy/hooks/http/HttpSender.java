package dev.roadworthy.hooks.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one POST over a connection of its own. No redirect is followed, no attempt repeated, no
 * proxy asked; the whole has a deadline. Name resolution alone is bounded by the system's resolver.
 *
 * <p>{@code java.net.http} would resolve the name itself, after the check of its addresses.
 */
public final class HttpSender {

  private static final Logger log = LoggerFactory.getLogger(HttpSender.class);

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_BODY = Duration.ofSeconds(1);
  private static final int MOST_BODY = 16 * 1024;

  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setMaxLineLength(16 * 1024)
          .setMaxHeaderCount(100)
          .setMaxEmptyLineCount(2)
          .build();

  private final Addresses addresses;
  private final SSLSocketFactory tls;
  private final Duration timeout;

  /**
   * @param allowPrivateAddress true if the host may be on this machine or in its networks
   * @param timeout for the whole attempt; connecting to an address takes 5 s of it at most
   */
  public HttpSender(boolean allowPrivateAddress, Duration timeout) {
    this(
        new Addresses(InetAddress::getAllByName, allowPrivateAddress),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        timeout);
  }

  HttpSender(Addresses addresses, SSLSocketFactory tls, Duration timeout) {
    this.addresses = addresses;
    this.tls = tls;
    this.timeout = timeout;
  }

  /**
   * Posts and reads the head of the answer; of its body up to 16 kB or 1 s, so that a receiver that
   * is still writing is not cut off, but only to throw it away.
   *
   * @param target http or https, with a host
   * @param headers beyond Host, Content-Length and Connection
   * @throws RefusedAddressException if the host leads inward; nothing was sent
   * @throws IOException if there was no answer: refused, reset, cut short, TLS, too late; messages
   *     name neither path nor query
   */
  public Answer post(URI target, Map<String, String> headers, byte[] body, ContentType type)
      throws IOException {
    List<InetAddress> checked = addresses.of(host(target));
    try (Deadline deadline = Deadline.in(timeout)) {
      try (Socket raw = connect(checked, port(target), deadline);
          Socket socket = secured(raw, target)) {
        return exchange(raw, socket, request(target, headers, body, type));
      } catch (IOException e) {
        throw deadline.isOver() ? late(e) : e;
      }
    }
  }

  private static Socket connect(List<InetAddress> addresses, int port, Deadline deadline)
      throws IOException {
    IOException failure = null;
    for (InetAddress address : addresses) {
      Socket socket = new Socket(Proxy.NO_PROXY); // a proxy would resolve the name again
      deadline.closes(socket);
      try {
        int longest = (int) LONGEST_CONNECT.toMillis();
        socket.connect(
            new InetSocketAddress(address, port), Math.min(longest, deadline.millisLeft()));
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure == null ? new IOException("the host has no address") : failure;
  }

  private Socket secured(Socket raw, URI target) throws IOException {
    if (!target.getScheme().equalsIgnoreCase("https")) {
      return raw;
    }
    SSLSocket socket = (SSLSocket) tls.createSocket(raw, host(target), port(target), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Answer exchange(Socket raw, Socket socket, ClassicHttpRequest request)
      throws IOException {
    DefaultBHttpClientConnection connection =
        DefaultBHttpClientConnectionFactory.builder()
            .http1Config(LIMITS)
            .build()
            .createConnection(socket);
    try {
      ClassicHttpResponse response =
          new HttpRequestExecutor().execute(request, connection, HttpCoreContext.create());
      hearOut(response, raw);
      return Answer.of(response);
    } catch (HttpException e) {
      throw new IOException("the answer is not HTTP", e);
    }
  }

  private static void hearOut(ClassicHttpResponse response, Socket raw) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return;
    }
    try (Deadline brief = Deadline.in(LONGEST_BODY)) {
      brief.closes(raw);
      InputStream body = entity.getContent();
      body.readNBytes(MOST_BODY);
    } catch (IOException e) {
      log.debug("The body of an answer broke off, which changes nothing: {}", e.toString());
    }
  }

  private static ClassicHttpRequest request(
      URI target, Map<String, String> headers, byte[] body, ContentType type) {
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String query = target.getRawQuery();
    var request = new BasicClassicHttpRequest("POST", query == null ? path : path + "?" + query);
    request.setHeader(HttpHeaders.HOST, target.getRawAuthority());
    headers.forEach(request::setHeader);
    request.setHeader(HttpHeaders.CONTENT_TYPE, type.toString());
    request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
    request.setHeader(HttpHeaders.CONNECTION, "close");
    request.setEntity(new ByteArrayEntity(body, type));
    return request;
  }

  private IOException late(IOException cause) {
    IOException late = new SocketTimeoutException("no answer within " + timeout.toMillis() + " ms");
    late.initCause(cause);
    return late;
  }

  /** Without the brackets of an IPv6 address. */
  private static String host(URI target) {
    String host = target.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI target) {
    if (target.getPort() >= 0) {
      return target.getPort();
    }
    return target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
