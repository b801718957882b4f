package dev.roadworthy.benchmarks.load;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import dev.roadworthy.benchmarks.measure.Nginx;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page of nginx, on a processor of its own, that knows how often and when it was asked for. */
final class CountedPage implements AutoCloseable {

  private static final String HTTP =
      """
      log_format moment '$msec';
      access_log off;
      keepalive_requests 1000000000;
      keepalive_timeout 1h;
      server {
        listen 127.0.0.1:PORT backlog=4096;
        location = /page {
          access_log LOG;
          return 200 "Welcome";
        }
        location / {
          return 200 "Welcome";
        }
        location = /counted {
          stub_status;
        }
      }
      """;

  private static final int LOOK_MILLIS = 20;

  /** Before its load a load test asks whether the application answers at all. */
  private static final int BEFORE_LOAD = 1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Nginx nginx;
  private long looks;

  private CountedPage(Nginx nginx) {
    this.nginx = nginx;
  }

  /** That is counted, which costs it nothing. */
  static CountedPage counted(Setting setting) throws IOException, InterruptedException {
    return start(setting, "off");
  }

  /** That writes down the moment of each answer. */
  static CountedPage logged(Setting setting) throws IOException, InterruptedException {
    return start(setting, "FOLDER/access.log moment");
  }

  private static CountedPage start(Setting setting, String log)
      throws IOException, InterruptedException {
    return new CountedPage(
        Nginx.start(
            Program.find("nginx").orElseThrow(),
            setting.folder(),
            Setting.FOR_SERVER,
            HTTP.replace("LOG", log)));
  }

  String url() {
    return nginx.url();
  }

  Duration cpu() throws IOException {
    return nginx.cpu();
  }

  Proc worker() throws IOException {
    return nginx.worker();
  }

  /** How many requests there were, without those that ask this. */
  long requests() throws IOException, InterruptedException {
    String status =
        client
            .send(HttpRequest.newBuilder(URI.create(url() + "/counted")).build(), ofString())
            .body();
    looks++;
    // Connections accepted, connections handled, requests.
    String[] numbers = status.lines().skip(2).findFirst().orElseThrow().strip().split(" ");
    return Long.parseLong(numbers[2]) - looks;
  }

  /** Returns when it was asked for the first time. */
  void awaitFirst(GeneratorProcess generator) throws IOException, InterruptedException {
    while (Files.exists(log()) ? Files.size(log()) == 0 : requests() <= BEFORE_LOAD) {
      generator.requireAlive();
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** When it was asked for, in milliseconds since 1970. */
  List<Long> moments() throws IOException {
    try (Stream<String> lines = Files.lines(log())) {
      return lines.map(line -> Math.round(Double.parseDouble(line) * 1_000)).toList();
    }
  }

  private Path log() {
    return nginx.folder().resolve("access.log");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    nginx.close();
  }
}
