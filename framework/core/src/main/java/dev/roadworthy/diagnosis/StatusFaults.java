package dev.roadworthy.diagnosis;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.run.Exchange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose answer a status is: it gives the digits, the answer's headers the layer. */
final class StatusFaults {

  private record Proxy(String name, Pattern pattern) {}

  /** Servers that stand in front of applications, as they name themselves. */
  private static final List<Proxy> PROXIES =
      List.of(
          proxy("nginx", "nginx"),
          proxy("openresty", "openresty"),
          proxy("Apache httpd", "apache(?![-\\w]*[ /-]?(?:coyote|tomcat))"),
          proxy("Envoy", "(?:istio-)?envoy"),
          proxy("HAProxy", "haproxy"),
          proxy("Varnish", "varnish"),
          proxy("Caddy", "caddy"),
          proxy("Traefik", "traefik"),
          proxy("Cloudflare", "cloudflare"),
          proxy("AWS load balancer", "awselb"),
          proxy("CloudFront", "cloudfront"),
          proxy("Akamai", "akamai(?:ghost)?"),
          proxy("Squid", "squid"));

  private static final Pattern RECEIVED_BY = Pattern.compile("^\\s*\\S+\\s+([^\\s,(]+)");

  private StatusFaults() {}

  private static Proxy proxy(String name, String pattern) {
    return new Proxy(
        name,
        Pattern.compile("(?:^|[\\s(.])" + pattern + "(?:$|[/\\s).,;])", Pattern.CASE_INSENSITIVE));
  }

  /**
   * True if the status is why an expectation failed: it is one with a code, and the expectation
   * names it as what came instead. A check may expect a 404 and miss something else.
   */
  static boolean explains(Exchange exchange, String expectation) {
    return FaultCode.hasCode(exchange.status())
        && Pattern.compile("\\b" + exchange.status() + "\\b").matcher(expectation).find();
  }

  /** The fault of an answer whose status has a code. */
  static Fault fault(Exchange exchange) {
    String proxy = proxyOf(exchange);
    Layer layer =
        exchange.signed() ? Layer.APPLICATION : proxy != null ? Layer.WEB_SERVER : Layer.UNDECIDED;
    return new Fault(
        FaultCode.forStatus(layer, exchange.status()),
        Text.line(Line.answered(exchange, from(exchange, layer, proxy)) + Line.ladder(exchange)));
  }

  private static String from(Exchange exchange, Layer layer, @Nullable String proxy) {
    String server = exchange.server();
    return switch (layer) {
      case APPLICATION -> " from the application";
      case WEB_SERVER -> " from " + proxy;
      default -> server == null || server.isBlank() ? "" : " from " + Text.bounded(server, 60);
    };
  }

  private static @Nullable String proxyOf(Exchange exchange) {
    String server = exchange.server();
    String via = exchange.via();
    String known = server == null ? null : known(server);
    if (known != null || via == null) {
      return known;
    }
    String knownVia = known(via);
    if (knownVia != null) {
      return knownVia;
    }
    Matcher receivedBy = RECEIVED_BY.matcher(via);
    return receivedBy.find() ? Text.bounded(receivedBy.group(1), 60) : "a proxy";
  }

  private static @Nullable String known(String header) {
    for (Proxy proxy : PROXIES) {
      if (proxy.pattern().matcher(header).find()) {
        return proxy.name();
      }
    }
    return null;
  }
}
