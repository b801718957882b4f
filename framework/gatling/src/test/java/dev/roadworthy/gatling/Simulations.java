package dev.roadworthy.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

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
          .assertions(global().failedRequests().percent().lte(50.0));
    }
  }

  /** What it asserts by itself does not hold; its scenario is a static field, as many are. */
  public static class Demanding extends Simulation {

    private static final ScenarioBuilder SCENARIO =
        scenario("browse").exec(http("list").get("/").check(status().is(204)));

    public Demanding() {
      setUp(SCENARIO.injectOpen(atOnceUsers(5)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")))
          .assertions(
              global().responseTime().max().lt(60_000), global().requestsPerSec().gt(1_000.0));
    }
  }

  /** Elsewhere in its source, and where a redirect leads. */
  public static class Wandering extends Simulation {
    public Wandering() {
      setUp(
              scenario("browse")
                  .exec(
                      http("list").get("/").check(status().is(204)),
                      http("vendor").get("http://127.0.0.2:9/pixel"),
                      http("moved").get("/moved"))
                  .injectOpen(atOnceUsers(4)))
          .protocols(http.baseUrl("http://shop.staging.example:8080"));
    }
  }

  public static class Lost extends Simulation {
    public Lost() {
      setUp(
          scenario("browse")
              .exec(http("list").get("http://127.0.0.2:9/"))
              .injectOpen(atOnceUsers(4)));
    }
  }

  public static class Nobody extends Simulation {
    public Nobody() {
      setUp(
              scenario("browse")
                  .exec(http("list").get("/"))
                  .injectOpen(constantUsersPerSec(0).during(1)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  public static class Few extends Simulation {
    public Few() {
      setUp(scenario("browse").exec(http("list").get("/")).injectOpen(atOnceUsers(3)))
          .protocols(http.baseUrl("http://staging.example"));
    }
  }

  /** Asks for what is answered, and then for what is not. */
  public static class Waiting extends Simulation {
    public Waiting() {
      setUp(
              scenario("browse")
                  .exec(http("list").get("/"), http("hang").get("/hangs"))
                  .injectOpen(constantUsersPerSec(3).during(60)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  public static class Pausing extends Simulation {
    public Pausing() {
      setUp(scenario("browse").pause(Duration.ofMillis(10)).injectOpen(atOnceUsers(2)));
    }
  }

  public static class Failing extends Simulation {
    public Failing() {
      setUp(
              scenario("browse")
                  .exec(http("pay").get("/fails").check(status().is(204)))
                  .injectOpen(constantUsersPerSec(20).during(60)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  public static class Hoarding extends Simulation {
    public Hoarding() {
      List<byte[]> all = new ArrayList<>();
      setUp(
              scenario("browse")
                  .exec(
                      session -> {
                        all.add(new byte[4 << 20]);
                        return session;
                      })
                  .injectOpen(constantUsersPerSec(100).during(60)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  /** Says what it was told. */
  public static class Telling extends Simulation {
    public Telling() {
      String token = System.getProperty("token");
      setUp(
              scenario("browse")
                  .exec(
                      http("list " + token).get("/").check(status().is(204)),
                      http("pay").get("/").check(header("X-Version").is(token)))
                  .injectOpen(atOnceUsers(2)))
          .protocols(http.baseUrl(System.getProperty("baseUrl")));
    }
  }

  /** Its constructor never returns. */
  public static class Hanging extends Simulation {
    public Hanging() {
      while (true) {
        LockSupport.park(this);
      }
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
