package dev.roadworthy.benchmarks.watch;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;

/**
 * Status checks by Rest Assured without Roadworthy, in a JVM of their own: for each number on
 * standard input so many, and then a line on standard output.
 */
public final class PlainProbes {

  static final String DONE = "done";

  private PlainProbes() {}

  /**
   * @param args a URL, how many probes run side by side, and {@code new} or {@code pooled}
   *     connections
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int atOnce = Integer.parseInt(args[1]);
    Supplier<RequestSpecification> given =
        args[2].equals("pooled") ? pooled(atOnce) : RestAssured::given;
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      List<Future<?>> probes = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(line); i++) {
        probes.add(threads.submit(() -> probe(given.get(), args[0])));
      }
      for (Future<?> probe : probes) {
        probe.get();
      }
      System.out.println(DONE);
    }
    threads.shutdown();
  }

  private static void probe(RequestSpecification given, String url) {
    // Read to its end, otherwise a connection does not come back to the pool.
    given.baseUri(url).get("/").then().statusCode(200).extract().asByteArray();
  }

  @SuppressWarnings("deprecation") // Rest Assured takes no newer client
  private static Supplier<RequestSpecification> pooled(int atOnce) {
    SchemeRegistry schemes = new SchemeRegistry();
    schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
    PoolingClientConnectionManager pool = new PoolingClientConnectionManager(schemes);
    pool.setMaxTotal(atOnce);
    pool.setDefaultMaxPerRoute(atOnce);
    RestAssuredConfig config =
        RestAssuredConfig.config()
            .httpClient(
                HttpClientConfig.httpClientConfig()
                    .httpClientFactory(() -> new DefaultHttpClient(pool)));
    return () -> RestAssured.given().config(config);
  }
}
