package example;

import dev.roadworthy.junit.HealthCheck;

class WellIT {

  @HealthCheck(value = "It is well", id = "well")
  void well() {}
}
