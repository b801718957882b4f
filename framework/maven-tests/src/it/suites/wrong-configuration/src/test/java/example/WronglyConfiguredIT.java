package example;

import dev.roadworthy.junit.HealthCheck;

class WronglyConfiguredIT {

  @HealthCheck(value = "It never runs", id = "never")
  void never() {}
}
