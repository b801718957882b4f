package dev.roadworthy.samples.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * Of five visitors four look around, and one buys what was found and then thinks better of it: an
 * order that is placed is also cancelled.
 */
public final class CheckoutMix extends Simulation {

  private static final int SECONDS = 2 + Integer.getInteger("seconds");

  private final ChainBuilder browse =
      group("browse")
          .on(
              exec(
                  http("landing").get("/").check(status().is(200)),
                  http("list")
                      .get("/api/items")
                      .check(status().is(200), jsonPath("$[*].sku").findRandom().saveAs("sku")),
                  http("item")
                      .get("/api/items/#{sku}")
                      .check(status().is(200), jsonPath("$.price").exists())));

  private final ChainBuilder checkOut =
      group("checkout")
          .on(
              exec(
                  http("order")
                      .post("/api/orders")
                      .body(StringBody("{\"sku\": \"#{sku}\", \"quantity\": 1}"))
                      .asJson()
                      .check(status().is(201), jsonPath("$.id").saveAs("order")),
                  http("see").get("/api/orders/#{order}").check(status().is(200)),
                  http("cancel").delete("/api/orders/#{order}").check(status().is(204))));

  /** Made for {@code baseUrl} and {@code seconds}. */
  public CheckoutMix() {
    setUp(
            scenario("look around").exec(browse).injectOpen(constantUsersPerSec(8).during(SECONDS)),
            scenario("buy")
                .exec(browse)
                .exitHereIfFailed()
                .exec(checkOut)
                .injectOpen(constantUsersPerSec(2).during(SECONDS)))
        .protocols(http.baseUrl(System.getProperty("baseUrl")));
  }
}
