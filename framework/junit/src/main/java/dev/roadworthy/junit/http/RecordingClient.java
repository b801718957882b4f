package dev.roadworthy.junit.http;

import java.util.concurrent.TimeUnit;
import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.client.AuthenticationStrategy;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.RedirectStrategy;
import org.apache.http.client.RequestDirector;
import org.apache.http.client.UserTokenHandler;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.ClientConnectionOperator;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;
import org.apache.http.params.SyncBasicHttpParams;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * The client of one request of one specification. Rest Assured accepts nothing newer than this
 * deprecated family, and changes its client for each request: the scheme registry when a check
 * relaxes TLS, the interceptors, the parameters. So nothing of it is shared.
 */
@SuppressWarnings("deprecation")
final class RecordingClient extends DefaultHttpClient {

  private static final HttpRequestExecutor EXECUTOR = new MeasuredExecutor();
  private static final HttpRequestRetryHandler NEVER = (failure, count, context) -> false;
  private static final int MOST_HEADERS = 1_000;
  private static final int LONGEST_HEADER_LINE = 64 * 1024;

  /** Once: the client's version, which is part of them, is read from its jar. */
  private static final HttpParams DEFAULTS = defaults();

  private final ExchangeRecorder recorder;
  private boolean authorized;

  RecordingClient(ExchangeRecorder recorder) {
    this.recorder = recorder;
  }

  private static HttpParams defaults() {
    HttpParams params = new SyncBasicHttpParams();
    setDefaultHttpParams(params);
    return params;
  }

  /** Shows the environment's credentials, or leaves that to the check. */
  void authorize(boolean shown) {
    authorized = shown;
  }

  @Override
  protected HttpParams createHttpParams() {
    HttpParams params = DEFAULTS.copy();
    params.setIntParameter(CoreConnectionPNames.MAX_HEADER_COUNT, MOST_HEADERS);
    params.setIntParameter(CoreConnectionPNames.MAX_LINE_LENGTH, LONGEST_HEADER_LINE);
    params.setIntParameter(
        CoreConnectionPNames.CONNECTION_TIMEOUT,
        (int) Math.min(Integer.MAX_VALUE, recorder.settings().connectTimeout().toMillis()));
    return params;
  }

  @Override
  protected ClientConnectionManager createClientConnectionManager() {
    SchemeRegistry schemes = new SchemeRegistry();
    schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
    schemes.register(new Scheme("https", 443, recorder.tls()));
    return new BasicClientConnectionManager(schemes) {
      @Override
      protected ClientConnectionOperator createConnectionOperator(SchemeRegistry registry) {
        return new Dialer(registry, recorder.resolver());
      }
    };
  }

  @Override
  protected HttpRequestExecutor createRequestExecutor() {
    return EXECUTOR;
  }

  /**
   * A connection of its own for each exchange: one that is used again may have been closed by the
   * server meanwhile, which would be a false alarm. Some challenges are bound to a connection.
   */
  @Override
  protected ConnectionReuseStrategy createConnectionReuseStrategy() {
    return (response, context) -> {
      int status = response.getStatusLine().getStatusCode();
      return (status == 401 || status == 407)
          && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(response, context);
    };
  }

  @Override
  protected HttpRequestRetryHandler createHttpRequestRetryHandler() {
    return NEVER;
  }

  @Override
  protected RequestDirector createClientRequestDirector(
      HttpRequestExecutor executor,
      ClientConnectionManager connections,
      ConnectionReuseStrategy reuse,
      ConnectionKeepAliveStrategy keepAlive,
      HttpRoutePlanner routes,
      HttpProcessor processor,
      HttpRequestRetryHandler retries,
      RedirectStrategy redirects,
      AuthenticationStrategy targetAuthentication,
      AuthenticationStrategy proxyAuthentication,
      UserTokenHandler userTokens,
      HttpParams params) {
    RequestDirector director =
        super.createClientRequestDirector(
            executor,
            connections,
            reuse,
            keepAlive,
            routes,
            processor,
            retries,
            new RecordedRedirects(redirects),
            targetAuthentication,
            proxyAuthentication,
            userTokens,
            params);
    return (target, request, context) -> {
      try {
        return recorder.record(
            context,
            authorized,
            method(request),
            url(target, request),
            () -> director.execute(target, request, context));
      } finally {
        connections.closeIdleConnections(0, TimeUnit.MILLISECONDS);
      }
    };
  }

  private static String method(HttpRequest request) {
    return request.getRequestLine().getMethod();
  }

  private static String url(HttpHost target, HttpRequest request) {
    return request instanceof HttpUriRequest whole && whole.getURI().isAbsolute()
        ? whole.getURI().toString()
        : target.toURI() + request.getRequestLine().getUri();
  }

  /** Each hop is an exchange of its own. */
  private record RecordedRedirects(RedirectStrategy delegate) implements RedirectStrategy {

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context)
        throws ProtocolException {
      return delegate.isRedirected(request, response, context);
    }

    @Override
    public HttpUriRequest getRedirect(
        HttpRequest request, HttpResponse response, HttpContext context) throws ProtocolException {
      HttpUriRequest next = delegate.getRedirect(request, response, context);
      Call.of(context).begin(next.getMethod(), next.getURI().toString());
      return next;
    }
  }
}
