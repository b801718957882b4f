package dev.roadworthy.runner.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.WatchListener;
import dev.roadworthy.store.Store;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says over HTTP how a watch stands. It only reads, and is bounded in threads, connections and
 * time, so that whoever asks too much is in nobody's way. Only closed incidents are asked of the
 * database.
 */
public final class StatusServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StatusServer.class);

  private static final int MOST_THREADS = 8;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_HEADER_BYTES = 8_192;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final String SVG = ".svg";
  private static final String OURS = "dev.roadworthy.answered";
  private static final String JSON = "application/json; charset=utf-8";

  private final Live live = new Live(System::nanoTime);
  private final Metrics metrics = new Metrics(live);
  private final Javalin server;
  private final ServerSettings settings;
  private final IncidentPages incidents;

  private StatusServer(ServerSettings settings, Supplier<Store> history) {
    this.settings = settings;
    this.incidents = new IncidentPages(new Archive(history));
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts to answer. Before the watch has begun it says so.
   *
   * @param history opens it for whoever asks for closed incidents
   * @throws IOException if it cannot listen there; the message says what to do
   */
  public static StatusServer start(ServerSettings settings, Supplier<Store> history)
      throws IOException {
    StatusServer started = new StatusServer(settings, history);
    try {
      started.server.start();
    } catch (JavalinBindException e) {
      started.close();
      throw new IOException(
          "The status server cannot listen at "
              + settings.address().getHostAddress()
              + ", port "
              + settings.port()
              + ": it is in use, not of this host, or not permitted. Example: --port 8643",
          e);
    }
    return started;
  }

  /** Those who have to hear the watch. */
  public List<WatchListener> listeners() {
    return Stream.concat(Stream.of(live), metrics.listeners().stream()).toList();
  }

  /** Such as {@code http://127.0.0.1:8642/}. */
  public String url() {
    String address = settings.address().getHostAddress();
    return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port() + "/";
  }

  int port() {
    return server.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 0;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1, (int) IDLE.toMillis());
    threads.setName("roadworthy-status");
    threads.setReservedThreads(0);
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(
        jetty -> jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty)));
    routes(config.routes);
  }

  private Connector connector(Server jetty, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.address().getHostAddress());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptQueueSize(MOST_CONNECTIONS);
    return connector;
  }

  private void routes(RoutesConfig routes) {
    Door door = new Door(settings);
    routes.before(
        ctx -> {
          ctx.header("Cache-Control", "no-store")
              .header("X-Content-Type-Options", "nosniff")
              .header("Referrer-Policy", "no-referrer")
              .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
          door.open(ctx.path(), ctx.header("Host"), ctx.header("Authorization"));
        });
    routes.get("/healthz", this::healthz);
    routes.get("/", this::page);
    routes.get("/style.css", ctx -> file(ctx, "style.css", "text/css; charset=utf-8"));
    routes.get("/openapi.json", ctx -> file(ctx, "openapi.json", JSON));
    routes.get("/badge.svg", ctx -> svg(ctx, Badges.ofWatch(watch(), live.health())));
    routes.get("/badge/<file>", this::badge);
    routes.get(
        "/metrics", ctx -> metrics.writeTo(ctx.contentType(Metrics.CONTENT_TYPE).outputStream()));
    routes.get("/api/v1/status", ctx -> json(ctx, 200, Facts.status(watch())));
    routes.get("/api/v1/checks", ctx -> json(ctx, 200, Facts.checks(watch())));
    routes.get(
        "/api/v1/checks/<id>", ctx -> json(ctx, 200, Facts.check(check(ctx.pathParam("id")))));
    routes.get("/api/v1/incidents", ctx -> json(ctx, 200, incidents.list(ctx, watch())));
    routes.get(
        "/api/v1/incidents/{id}",
        ctx -> json(ctx, 200, incidents.one(ctx.pathParam("id"), watch())));
    routes.exception(RefusedRequest.class, StatusServer::refuse);
    routes.exception(Exception.class, StatusServer::fail);
    routes.error(
        404, ctx -> keepOr(ctx, "There is nothing here. /openapi.json says what there is"));
    routes.error(405, ctx -> keepOr(ctx, "This only answers GET and HEAD"));
  }

  private Snapshot watch() {
    Snapshot snapshot = live.snapshot();
    if (snapshot == null) {
      throw new RefusedRequest(503, "The watch has just begun");
    }
    return snapshot;
  }

  private Snapshot.Check check(String id) {
    return watch().checks().stream()
        .filter(check -> check.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new RefusedRequest(404, "No check of this id. /api/v1/checks has all of them"));
  }

  private void healthz(Context ctx) {
    Health health = live.health();
    json(ctx, health.isGood() ? 200 : 503, health.facts());
  }

  private static void file(Context ctx, String name, String type) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(StatusServer.class.getResourceAsStream(name), name)) {
      ctx.contentType(type).result(file.readAllBytes());
    }
  }

  private void page(Context ctx) {
    ctx.header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'")
        .contentType("text/html; charset=utf-8")
        .result(StatusPage.of(watch(), live.health()));
  }

  private void badge(Context ctx) {
    String file = ctx.pathParam("file");
    if (!file.endsWith(SVG)) {
      throw new RefusedRequest(404, "A badge is asked for as /badge/CHECK.svg");
    }
    Snapshot.Check check = check(file.substring(0, file.length() - SVG.length()));
    svg(ctx, Badges.ofCheck(check, live.health()));
  }

  private static void svg(Context ctx, String picture) {
    ctx.contentType("image/svg+xml; charset=utf-8").result(picture);
  }

  private static void refuse(RefusedRequest refused, Context ctx) {
    if (refused.status() == 401) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    error(ctx, refused.status(), String.valueOf(refused.getMessage()));
  }

  private static void fail(Exception e, Context ctx) {
    log.error("GET {} failed", ctx.path(), e);
    error(ctx, 500, "This could not be answered; the watch's log says why");
  }

  /** An answer of ours stays. */
  private static void keepOr(Context ctx, String sentence) {
    if (ctx.attribute(OURS) == null) {
      error(ctx, ctx.statusCode(), sentence);
    }
  }

  private static void error(Context ctx, int status, String sentence) {
    json(ctx, status, Json.object().with("error", sentence).asMap());
  }

  private static void json(Context ctx, int status, Object facts) {
    ctx.attribute(OURS, true);
    ctx.status(status).contentType(JSON).result(Json.line(facts).getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop();
    metrics.close();
  }
}
