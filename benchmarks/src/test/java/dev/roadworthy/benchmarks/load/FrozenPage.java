package dev.roadworthy.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;

/**
 * Ten seconds of warming up under another name, then one page at a constant rate. It asserts what
 * cannot be, so that Gatling says what it measured.
 */
public final class FrozenPage extends Simulation {

  private static final int WARM_UP_SECONDS = 10;

  /** As system properties say. */
  public FrozenPage() {
    int rate = Integer.getInteger("rate");
    int seconds = Integer.getInteger("seconds");
    setUp(
            scenario("warm")
                .exec(http("warm").get("/warm").check(status().is(200)))
                .injectOpen(rampUsersPerSec(rate / 100.0).to(rate).during(WARM_UP_SECONDS)),
            scenario("page")
                .exec(http("page").get("/page").check(status().is(200)))
                .injectOpen(nothingFor(WARM_UP_SECONDS), constantUsersPerSec(rate).during(seconds)))
        .protocols(http.baseUrl(System.getProperty("baseUrl")).shareConnections())
        .assertions(details("page").responseTime().percentile(99).lt(0));
  }
}
