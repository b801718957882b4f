package example;

import dev.roadworthy.junit.HealthCheck;
import io.restassured.specification.RequestSpecification;

class WellIT {

  @HealthCheck("It answers")
  void answers(RequestSpecification http) {
    http.get("/").then().statusCode(200);
  }
}
