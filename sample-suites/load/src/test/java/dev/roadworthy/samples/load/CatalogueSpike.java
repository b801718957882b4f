package dev.roadworthy.samples.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Map;

/**
 * A newsletter went out: two visitors a second become twenty, and stay. Each looks for something
 * and opens what is found first.
 */
public final class CatalogueSpike extends Simulation {

  private static final int SECONDS = Integer.getInteger("seconds");

  private final ScenarioBuilder browse =
      scenario("browse")
          .exec(
              http("list").get("/api/items").check(status().is(200)),
              feed(
                  listFeeder(
                          List.of(
                              Map.of("words", "lamp"),
                              Map.of("words", "lock"),
                              Map.of("words", "tyre")))
                      .circular()),
              http("search")
                  .get("/api/search")
                  .queryParam("q", "#{words}")
                  .check(status().is(200), jsonPath("$[0].sku").saveAs("sku")),
              http("item")
                  .get("/api/items/#{sku}")
                  .check(status().is(200), jsonPath("$.name").exists()));

  /** Made for {@code baseUrl} and {@code seconds}. */
  public CatalogueSpike() {
    setUp(
            browse.injectOpen(
                rampUsersPerSec(2).to(20).during(2), constantUsersPerSec(20).during(SECONDS)))
        .protocols(http.baseUrl(System.getProperty("baseUrl")));
  }
}
