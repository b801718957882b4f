package dev.roadworthy.distribution.suite;

import dev.roadworthy.junit.HealthCheck;
import io.restassured.specification.RequestSpecification;

class FrontPage {

  @HealthCheck(value = "The front page answers", id = "front", every = "1s")
  void answers(RequestSpecification http) {
    http.get("/").then().statusCode(200);
  }
}
