package example;

import dev.roadworthy.junit.HealthCheck;
import org.junit.jupiter.api.BeforeAll;

class FailingBeforeAllIT {

  @BeforeAll
  static void prepare() {
    throw new IllegalStateException("no test data");
  }

  @HealthCheck(value = "The first is planned", id = "first")
  void first() {}

  @HealthCheck(value = "The second is planned", id = "second")
  void second() {}
}
