package dev.roadworthy.runner.server;

import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.WatchListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Prometheus reads of a watch. */
final class Metrics implements WatchListener, AutoCloseable {

  /** Prometheus' text format, which every version of it reads. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Named as Prometheus' own tool would not have it. */
  private static final List<String> UNCONVENTIONAL =
      List.of("process.cpu.time", "system.cpu.count");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMeters runs = new RunMeters(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Counter replacements =
      Counter.builder("roadworthy.worker.replacements")
          .description("How many times another suite JVM took over: it ended, or its shift did")
          .register(registry);
  private @Nullable Long worker;

  Metrics(Live live) {
    UNCONVENTIONAL.forEach(
        name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    registry.getPrometheusRegistry().register(new WatchGauges(live));
  }

  List<WatchListener> listeners() {
    return List.of(runs, this);
  }

  @Override
  public void beat(Snapshot snapshot) {
    Snapshot.Worker now = snapshot.worker();
    if (now == null) {
      return;
    }
    if (worker != null && worker != now.pid()) {
      replacements.increment();
    }
    worker = now.pid();
  }

  void writeTo(OutputStream out) throws IOException {
    registry.scrape(out, CONTENT_TYPE);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
