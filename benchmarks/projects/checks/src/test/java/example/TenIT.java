package example;

import static org.hamcrest.Matchers.equalTo;

import dev.roadworthy.junit.HealthCheck;
import io.restassured.specification.RequestSpecification;

class TenIT {

  @HealthCheck("Item 0 has a name")
  void item0(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 1 has a name")
  void item1(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 2 has a name")
  void item2(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 3 has a name")
  void item3(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 4 has a name")
  void item4(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 5 has a name")
  void item5(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 6 has a name")
  void item6(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 7 has a name")
  void item7(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 8 has a name")
  void item8(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @HealthCheck("Item 9 has a name")
  void item9(RequestSpecification http) {
    http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }
}
