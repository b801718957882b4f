package dev.roadworthy.gatling.engine;

import io.gatling.commons.validation.Validation;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.session.Session;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.protocol.HttpProtocolRequestPart;
import io.gatling.http.protocol.HttpProtocolWsPart;
import io.gatling.javaapi.core.internal.Expressions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets base URLs lead to the environment: one of another place becomes the environment's URL, and
 * keeps its own path where that has none.
 */
final class Rebasing {

  private static final java.util.Map<String, String> KNOWN_BY =
      java.util.Map.of("User-Agent", "Roadworthy", "X-Synthetic-Traffic", "roadworthy");

  private final Profile profile;

  Rebasing(Profile profile) {
    this.profile = profile;
  }

  /**
   * @throws UnusableException if the environment is guarded, and the protocol leaves what the
   *     guards see
   */
  Protocol of(Protocol own) {
    if (!(own instanceof HttpProtocol http)) {
      if (profile.guarded()) {
        throw refused("it speaks " + own.getClass().getSimpleName() + ", whose");
      }
      return own;
    }
    if (profile.guarded() && http.enginePart().enableHttp2()) {
      throw refused("it speaks HTTP/2 (enableHttp2), whose");
    }
    if (profile.guarded() && http.proxyPart().proxy().isDefined()) {
      throw refused("it uses a proxy, whose");
    }
    if (profile.guarded() && !http.dnsPart().hostNameAliases().isEmpty()) {
      throw refused("it gives names addresses of its own (hostNameAliases), whose");
    }
    return http.copy(
        each(http.baseUrls()),
        http.warmUpUrl(),
        http.enginePart(),
        known(http.requestPart()),
        http.responsePart(),
        new HttpProtocolWsPart(
            each(http.wsPart().wsBaseUrls()),
            http.wsPart().maxReconnects(),
            http.wsPart().autoReplyTextFrames(),
            http.wsPart().unmatchedInboundMessageBufferSize()),
        http.ssePart(),
        http.proxyPart(),
        http.dnsPart());
  }

  /** Whoever is put under load can tell it from people, as with any check's requests. */
  private static HttpProtocolRequestPart known(HttpProtocolRequestPart own) {
    Map<CharSequence, Function1<Session, Validation<String>>> headers = own.headers();
    for (var each : KNOWN_BY.entrySet()) {
      boolean set =
          CollectionConverters.asJava(headers).keySet().stream()
              .anyMatch(name -> name.toString().equalsIgnoreCase(each.getKey()));
      if (!set) {
        headers = headers.updated(each.getKey(), Expressions.toStringExpression(each.getValue()));
      }
    }
    return new HttpProtocolRequestPart(
        headers,
        own.realm(),
        own.autoReferer(),
        own.autoOrigin(),
        own.cache(),
        own.disableUrlEncoding(),
        own.silentUri(),
        own.silentResources(),
        own.signatureCalculators());
  }

  private static UnusableException refused(String what) {
    return new UnusableException(
        what
            + " requests are not held to a list of hosts and to a rate here, which production"
            + " requires. Make it without that, or load another environment",
        null,
        true);
  }

  private scala.collection.immutable.List<String> each(
      scala.collection.immutable.List<String> urls) {
    List<String> rebased =
        CollectionConverters.asJava(urls).stream().map(this::rebased).distinct().toList();
    return CollectionConverters.asScala(rebased).toList();
  }

  private String rebased(String own) {
    URI base = uri(own);
    if (base == null
        || base.getScheme() == null
        || base.getHost() == null
        || isListed(base)
        || isSame(base)) {
      return own;
    }
    String url = profile.url().toString();
    String to = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    boolean path = profile.url().getPath() == null || profile.url().getPath().length() <= 1;
    String kept = path && base.getRawPath() != null ? base.getRawPath() : "";
    return (scheme(base).startsWith("ws") ? to.replaceFirst("^http", "ws") : to)
        + (kept.equals("/") ? "" : kept);
  }

  private static @Nullable URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return null; // Gatling says what is wrong with it
    }
  }

  private boolean isListed(URI base) {
    return profile.hosts().stream().anyMatch(base.getHost()::equalsIgnoreCase);
  }

  private boolean isSame(URI base) {
    URI url = profile.url();
    return base.getHost().equalsIgnoreCase(url.getHost())
        && port(base) == port(url)
        && isSecure(base) == isSecure(url);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  private static boolean isSecure(URI uri) {
    return scheme(uri).equals("https") || scheme(uri).equals("wss");
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }
}
