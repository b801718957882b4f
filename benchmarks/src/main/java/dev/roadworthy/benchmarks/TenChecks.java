package dev.roadworthy.benchmarks;

import dev.roadworthy.junit.HealthCheck;
import io.restassured.specification.RequestSpecification;

/** The same ten as checks that make requests. */
abstract class TenChecks {

  abstract void body(RequestSpecification http);

  @HealthCheck("Check 0")
  void check0(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 1")
  void check1(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 2")
  void check2(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 3")
  void check3(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 4")
  void check4(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 5")
  void check5(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 6")
  void check6(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 7")
  void check7(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 8")
  void check8(RequestSpecification http) {
    body(http);
  }

  @HealthCheck("Check 9")
  void check9(RequestSpecification http) {
    body(http);
  }
}
