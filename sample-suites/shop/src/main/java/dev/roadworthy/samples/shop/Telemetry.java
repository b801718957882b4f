package dev.roadworthy.samples.shop;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One log line and one metric per request, and {@code /metrics} for Prometheus. */
final class Telemetry implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Telemetry.class);
  private static final String TRACE_ID = "trace_id";

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Telemetry() {
    new JvmMemoryMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new FileDescriptorMetrics().bindTo(meters);
  }

  PrometheusMeterRegistry meters() {
    return meters;
  }

  void register(JavalinConfig config) {
    config.routes.before(
        ctx -> MDC.put(TRACE_ID, TraceId.of(ctx.header("traceparent")).toString()));
    config.routes.get(
        "/metrics",
        ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape()));
    config.requestLogger.http(this::record);
  }

  private void record(Context ctx, float millis) {
    Timer.builder("http.server.requests")
        .publishPercentileHistogram()
        .tag("method", ctx.method().name())
        .tag("route", route(ctx))
        .tag("status", String.valueOf(ctx.statusCode()))
        .register(meters)
        .record(Duration.ofNanos((long) (millis * 1_000_000)));
    log.atInfo()
        .addKeyValue("method", ctx.method().name())
        .addKeyValue("path", ctx.path())
        .addKeyValue("status", ctx.statusCode())
        .addKeyValue("ms", Math.round(millis))
        .log("request");
    MDC.remove(TRACE_ID);
  }

  /** The route's pattern, never the path itself, which would make a metric per order. */
  private static String route(Context ctx) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }

  @Override
  public void close() {
    meters.close();
  }
}
