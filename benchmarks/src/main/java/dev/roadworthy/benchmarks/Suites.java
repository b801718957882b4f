package dev.roadworthy.benchmarks;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** What is measured: the same bodies as plain tests and as checks. */
final class Suites {

  private Suites() {}

  static final class EmptyTests extends TenTests {
    @Override
    void body() {}
  }

  static final class StatusTests extends TenTests {
    @Override
    void body() {
      RestAssured.given().baseUri(AnswerServer.url()).get("/").then().statusCode(200);
    }
  }

  static final class BodyTests extends TenTests {
    @Override
    void body() {
      RestAssured.given()
          .baseUri(AnswerServer.url())
          .get("/")
          .then()
          .statusCode(200)
          .body("items[0].name", equalTo("bell"));
    }
  }

  static final class StatusChecks extends TenChecks {
    @Override
    void body(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }
  }

  static final class BodyChecks extends TenChecks {
    @Override
    void body(RequestSpecification http) {
      http.get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
    }
  }
}
