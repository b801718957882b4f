package dev.roadworthy.benchmarks.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prometheus' blackbox exporter, asked for probes as Prometheus asks for them. */
final class Blackbox implements AutoCloseable {

  static final String NAME = "prometheus-blackbox-exporter";

  private static final String CONFIGURATION =
      """
      modules:
        http_2xx:
          prober: http
          timeout: 5s
          http:
            preferred_ip_protocol: ip4
      """;

  private final Process process;
  private final URI probe;
  private final HttpClient client;
  private final ExecutorService threads;

  private Blackbox(Process process, int port, String url, int atOnce) {
    this.process = process;
    this.probe =
        URI.create(
            "http://127.0.0.1:%d/probe?module=http_2xx&target=%s"
                .formatted(port, URLEncoder.encode(url + "/", UTF_8)));
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.threads = Executors.newFixedThreadPool(atOnce);
  }

  static Blackbox start(Path program, Path folder, String url, int atOnce)
      throws IOException, InterruptedException {
    Path configuration = Files.writeString(folder.resolve("blackbox.yml"), CONFIGURATION);
    int port = Program.freePort();
    Path log = folder.resolve("blackbox.log");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + configuration,
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Program.awaitListening(process, port, log);
    return new Blackbox(process, port, url, atOnce);
  }

  /** Has it probe so often, and returns when all have succeeded. */
  void run(int probes) throws IOException, InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < probes; i++) {
      running.add(threads.submit(this::probe));
    }
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IOException("a probe of " + NAME + " failed", e.getCause());
      }
    }
  }

  private Void probe() throws IOException, InterruptedException {
    String metrics =
        client
            .send(HttpRequest.newBuilder(probe).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    if (!metrics.contains("\nprobe_success 1")) {
      throw new IOException(metrics);
    }
    return null;
  }

  Proc proc() {
    return new Proc(process.pid());
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    Program.end(process);
  }
}
