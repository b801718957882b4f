package example;

import dev.roadworthy.junit.HealthCheck;
import dev.roadworthy.junit.InconclusiveException;
import dev.roadworthy.junit.Warnings;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OutcomesIT {

  @HealthCheck(value = "It passes", id = "passed")
  void passed(RequestSpecification http) {
    http.get("/").then().statusCode(200);
  }

  @HealthCheck(value = "It passes with a warning", id = "degraded")
  void degraded(RequestSpecification http, Warnings warnings) {
    http.get("/").then().statusCode(200);
    warnings.warn("nearly not");
  }

  @HealthCheck(value = "The application is at fault", id = "failed")
  void failed(RequestSpecification http) {
    http.get("/broken").then().statusCode(200);
  }

  @HealthCheck(value = "The check is at fault", id = "broken")
  void broken() {
    throw new IllegalStateException("a bug in the check");
  }

  @HealthCheck(value = "Nothing is learned", id = "inconclusive")
  void inconclusive() {
    throw new InconclusiveException("the feed has no entries of today yet");
  }

  @HealthCheck(value = "Not here", id = "skipped")
  void skipped() {
    Assumptions.abort("not here");
  }

  @Test
  void aPlainTestBesideThem() {}
}
