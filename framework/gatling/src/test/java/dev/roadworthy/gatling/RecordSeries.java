package dev.roadworthy.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.load.Measured;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Records what {@code ComparisonRatesTest} of core is held against: real load on a server whose
 * work is computing. Not part of a build.
 */
final class RecordSeries {

  private RecordSeries() {}

  static final class Recorded {
    @LoadTest(
        value = "The server computes",
        id = "computes",
        simulation = Computing.class,
        properties = "baseUrl=${url}",
        warmUp = "2s")
    void computes(LoadResult result) {}
  }

  public static final class Computing extends Simulation {
    public Computing() {
      setUp(
              scenario("browse")
                  .exec(
                      http("list").get("/list").check(status().is(200)),
                      http("pay").get("/pay").check(status().is(200)))
                  .injectOpen(constantUsersPerSec(30).during(8)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  /**
   * @param args the file that lines are added to, how many runs, and the work of each request in
   *     percent of what is usual
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    double work = Integer.parseInt(args[2]) / 100.0;
    ExecutorService threads = Executors.newFixedThreadPool(8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    compute(server, "/list", (int) (20_000 * work));
    compute(server, "/pay", (int) (60_000 * work));
    server.start();
    Path folder = Files.createTempDirectory("recorded");
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      LoadSummary summary = summary(new Suite(folder.resolve("" + i), url).run(Recorded.class));
      for (Measured each : summary.measured()) {
        String line =
            String.join(
                ",",
                args[2],
                "" + i,
                "" + summary.seconds(),
                each.name(),
                Base64.getEncoder().encodeToString(each.ok().encoded()),
                "" + each.failed().count());
        Files.writeString(
            file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private static LoadSummary summary(Suite.Ran ran) {
    return LoadSummary.of(
        new LoadRecord(
            ran.entries(LoadBegan.class).get(0).load(),
            ran.entries(LoadMeasured.class).stream().map(LoadMeasured::second).toList(),
            null));
  }

  private static void compute(HttpServer server, String path, int rounds) {
    server.createContext(
        path,
        exchange -> {
          byte[] answer = digest(rounds);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
  }

  private static byte[] digest(int rounds) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] value = new byte[32];
      for (int i = 0; i < rounds; i++) {
        value = digest.digest(value);
      }
      return value;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
