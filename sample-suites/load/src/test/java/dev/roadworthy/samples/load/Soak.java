package dev.roadworthy.samples.load;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofMillis;

import io.gatling.javaapi.core.Simulation;

/**
 * Ten visitors at any time, each of whom reads for a moment: of seconds here, of hours elsewhere.
 */
public final class Soak extends Simulation {

  private static final int SECONDS = 2 + Integer.getInteger("seconds");

  /** Made for {@code baseUrl} and {@code seconds}. */
  public Soak() {
    setUp(
            scenario("read")
                .exec(
                    http("landing").get("/").check(status().is(200)),
                    pause(ofMillis(200)),
                    http("list").get("/api/items").check(status().is(200)),
                    pause(ofMillis(200)))
                .injectClosed(constantConcurrentUsers(10).during(SECONDS)))
        .protocols(http.baseUrl(System.getProperty("baseUrl")));
  }
}
