package dev.roadworthy.samples.checks;

import static dev.roadworthy.check.Severity.CRITICAL;
import static org.hamcrest.Matchers.equalTo;

import dev.roadworthy.junit.FromEnvironment;
import dev.roadworthy.junit.HealthCheck;
import dev.roadworthy.junit.SideEffects;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the shop lives by. It writes, says so, and cleans up. */
class ShopCheckoutIT {

  private @Nullable String order;

  @HealthCheck(
      value = "A visitor can check out",
      id = "checkout",
      every = "5m",
      owner = "payments",
      severity = CRITICAL,
      runbook = "https://wiki.example/shop/checkout")
  @SideEffects(cleanup = "cancelOrder")
  void checkout(RequestSpecification http, @FromEnvironment("sku") String sku) {
    order =
        http.contentType(ContentType.JSON)
            .body(Map.of("sku", sku, "quantity", 1))
            .post("/api/orders")
            .then()
            .statusCode(201)
            .body("sku", equalTo(sku))
            .extract()
            .path("id")
            .toString();
  }

  void cancelOrder(RequestSpecification http) {
    if (order != null) {
      http.delete("/api/orders/{id}", order).then().statusCode(204);
    }
  }
}
