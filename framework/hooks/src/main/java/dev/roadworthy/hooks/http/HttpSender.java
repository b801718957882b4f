package dev.roadworthy.hooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.Deadline;
import dev.roadworthy.hooks.net.RefusedAddressException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * Makes one POST over a connection of its own. No redirect is followed, no attempt repeated; the
 * whole has a deadline.
 *
 * <p>{@code java.net.http} would resolve the name itself, after the check of its addresses.
 */
final class HttpSender {

  private static final Logger log = LoggerFactory.getLogger(HttpSender.class);

  private static final Duration LONGEST_BODY = Duration.ofSeconds(1);
  private static final int MOST_BODY = 16 * 1024;

  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setMaxLineLength(16 * 1024)
          .setMaxHeaderCount(100)
          .setMaxEmptyLineCount(2)
          .build();

  private final Connector connector;
  private final Duration timeout;

  /**
   * @param timeout for the whole attempt
   */
  HttpSender(Connector connector, Duration timeout) {
    this.connector = connector;
    this.timeout = timeout;
  }

  /**
   * Posts and reads the head of the answer, and of its body up to 16 kB or 1 s, so that a receiver
   * that is still writing is not cut off.
   *
   * @param target http or https, with a host
   * @param headers beyond Host, Content-Length and Connection
   * @throws RefusedAddressException if the host leads inward; nothing was sent
   * @throws IOException if there was no answer: refused, reset, cut short, TLS, too late; messages
   *     name neither path nor query
   */
  Answer post(URI target, Map<String, String> headers, byte[] body, ContentType type)
      throws IOException {
    List<InetAddress> checked = connector.addresses().of(host(target));
    try (Deadline deadline = Deadline.in(timeout)) {
      try (Socket raw = connector.connect(checked, port(target), deadline);
          Socket socket =
              isSecure(target) ? connector.secured(raw, host(target), port(target)) : raw) {
        return exchange(raw, socket, request(target, headers, body, type));
      } catch (IOException e) {
        throw deadline.explained(e);
      }
    }
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
      return Answer.of(response, hearOut(response, raw));
    } catch (HttpException e) {
      throw new IOException("the answer is not HTTP", e);
    }
  }

  private static String hearOut(ClassicHttpResponse response, Socket raw) {
    HttpEntity entity = response.getEntity();
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    if (entity == null) {
      return "";
    }
    try (Deadline brief = Deadline.in(LONGEST_BODY)) {
      brief.closes(raw);
      InputStream body = entity.getContent();
      for (int next = body.read(); next >= 0 && heard.size() < MOST_BODY; next = body.read()) {
        heard.write(next);
      }
    } catch (IOException e) {
      log.debug("The body of an answer broke off, which changes nothing: {}", e.toString());
    }
    return heard.toString(UTF_8);
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

  /** Without the brackets of an IPv6 address. */
  private static String host(URI target) {
    String host = target.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean isSecure(URI target) {
    return target.getScheme().equalsIgnoreCase("https");
  }

  private static int port(URI target) {
    if (target.getPort() >= 0) {
      return target.getPort();
    }
    return isSecure(target) ? 443 : 80;
  }
}
