package dev.roadworthy.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;

/** Ordinary simulations, good and bad. */
final class Simulations {

  private Simulations() {}

  public static class Mix extends Simulation {
    public Mix() {
      setUp(
              scenario("browse")
                  .exec(
                      http("list").get("/").check(status().is(204)),
                      group("checkout").on(exec(http("pay").get("/fails").check(status().is(204)))))
                  .injectOpen(constantUsersPerSec(40).during(2)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")))
          .assertions(global().failedRequests().percent().lt(10.0));
    }
  }

  public static class Endless extends Simulation {
    public Endless() {
      setUp(
              scenario("browse")
                  .exec(http("list").get("/").check(status().is(204)))
                  .injectOpen(constantUsersPerSec(20).during(3_600)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  public static class Throwing extends Simulation {
    public Throwing() {
      throw new IllegalStateException("no feeder of that name");
    }
  }

  public static class Empty extends Simulation {}
}
