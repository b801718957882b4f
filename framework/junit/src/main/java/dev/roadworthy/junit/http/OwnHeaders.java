package dev.roadworthy.junit.http;

import java.net.URI;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;

/** What the environment adds to a request of a check, unless the check set its own. */
final class OwnHeaders {

  private static final String TRACE = "traceparent";
  private static final Pattern TRACE_SPAN =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-([0-9a-f]{16})-[0-9a-f]{2}.*");

  private OwnHeaders() {}

  /** Returns the request's span id, empty if the check sent a traceparent that has none. */
  static String set(HttpRequest request, HttpContext context, Call call) {
    ExchangeRecorder recorder = call.recorder();
    HttpSettings settings = recorder.settings();
    setIfAbsent(request, HttpHeaders.USER_AGENT, settings.userAgent());
    setIfAbsent(request, "X-Synthetic-Traffic", "roadworthy");
    setIfAbsent(request, "X-Roadworthy-Check", recorder.checkHeader());
    authorize(request, isHome(context, settings.baseUri()), call);
    Header trace = request.getFirstHeader(TRACE);
    if (trace != null) {
      Matcher own = TRACE_SPAN.matcher(String.valueOf(trace.getValue()));
      return own.matches() ? own.group(1) : "";
    }
    String span =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    request.setHeader(TRACE, "00-" + recorder.traceId() + "-" + span + "-01");
    return span;
  }

  private static void setIfAbsent(HttpRequest request, String name, String value) {
    if (!request.containsHeader(name)) {
      request.setHeader(name, value);
    }
  }

  /** A redirect, or an absolute URL in a check, leads to strangers: they never see the key. */
  private static void authorize(HttpRequest request, boolean home, Call call) {
    Header shown = request.getFirstHeader(HttpHeaders.AUTHORIZATION);
    String ours = Authorization.of(call.recorder().settings().credentials());
    if (ours != null && shown == null && home && call.isAuthorized()) {
      request.setHeader(HttpHeaders.AUTHORIZATION, ours);
    } else if (shown != null && !home && Objects.equals(shown.getValue(), ours)) {
      request.removeHeaders(HttpHeaders.AUTHORIZATION);
    }
  }

  private static boolean isHome(HttpContext context, URI base) {
    return context.getAttribute(HttpCoreContext.HTTP_TARGET_HOST) instanceof HttpHost target
        && target.getSchemeName().equalsIgnoreCase(base.getScheme())
        && target.getHostName().equalsIgnoreCase(base.getHost())
        && port(target.getPort(), base.getScheme()) == port(base.getPort(), base.getScheme());
  }

  private static int port(int port, String scheme) {
    return port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
  }
}
