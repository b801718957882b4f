package dev.roadworthy.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * One page again and again: by so many {@code users} in a closed {@code model}, each of whom asks
 * when it was answered; in an open one at so many a second ({@code rate}).
 */
public final class Page extends Simulation {

  /** As system properties say. */
  public Page() {
    setUp(population(Integer.getInteger("seconds")))
        .protocols(http.baseUrl(System.getProperty("baseUrl")).shareConnections());
  }

  private static PopulationBuilder population(int seconds) {
    HttpRequestActionBuilder page = http("page").get("/page").check(status().is(200));
    return System.getProperty("model").equals("closed")
        ? scenario("page")
            .during(seconds)
            .on(page)
            .injectOpen(atOnceUsers(Integer.getInteger("users")))
        : scenario("page")
            .exec(page)
            .injectOpen(constantUsersPerSec(Integer.getInteger("rate")).during(seconds));
  }
}
