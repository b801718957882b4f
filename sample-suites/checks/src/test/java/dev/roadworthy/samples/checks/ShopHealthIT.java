package dev.roadworthy.samples.checks;

import static dev.roadworthy.check.Severity.CRITICAL;
import static dev.roadworthy.check.Severity.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.roadworthy.junit.CheckDefaults;
import dev.roadworthy.junit.FromEnvironment;
import dev.roadworthy.junit.HealthCheck;
import dev.roadworthy.junit.Warnings;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;

/** What every visitor of the shop relies upon. */
@CheckDefaults(owner = "web", severity = MAJOR)
class ShopHealthIT {

  @HealthCheck(
      value = "The landing page answers",
      id = "landing",
      every = "30s",
      severity = CRITICAL,
      slowAfter = "800ms")
  void landingPage(RequestSpecification http) {
    http.get("/").then().statusCode(200).body(containsString("Welcome"));
  }

  @HealthCheck(value = "The catalogue has something to sell", id = "catalogue", every = "30s")
  void catalogue(RequestSpecification http, Warnings warnings) {
    JsonPath items = http.get("/api/items").then().statusCode(200).extract().jsonPath();
    assertThat(items.getString("[0].sku")).isNotBlank();
    if (items.getList("$").size() < 3) {
      warnings.warn("only " + items.getList("$").size() + " items are left in the catalogue");
    }
  }

  @HealthCheck(value = "An item shows its price", id = "item", every = "30s")
  void item(RequestSpecification http, @FromEnvironment("sku") String sku, SoftAssertions softly) {
    JsonPath item = http.get("/api/items/{sku}", sku).then().statusCode(200).extract().jsonPath();
    softly.assertThat(item.getString("sku")).isEqualTo(sku);
    softly.assertThat(item.getString("name")).isEqualTo("Bicycle bell");
    softly.assertThat(item.getDouble("price")).isBetween(1.0, 100.0);
  }

  @HealthCheck(value = "A search finds the lamp", id = "search", every = "1m")
  void search(RequestSpecification http) {
    http.get("/api/search?q=lamp")
        .then()
        .statusCode(200)
        .body("sku", hasItem(containsString("lamp")));
  }

  @HealthCheck(
      value = "The shop says of itself that it is well",
      id = "self-report",
      every = "1m",
      runbook = "https://wiki.example/shop/health")
  void selfReport(RequestSpecification http) {
    http.get("/health").then().statusCode(200).body("status", equalTo("up"));
  }

  @HealthCheck(value = "Metrics can be scraped", id = "metrics", every = "5m", owner = "operations")
  void metrics(RequestSpecification http) {
    http.get("/metrics").then().statusCode(200).body(containsString("# TYPE"));
  }
}
