package example;

import dev.roadworthy.junit.HealthCheck;
import org.junit.jupiter.api.Assumptions;

class SkippedIT {

  @HealthCheck("Never here")
  void never() {
    Assumptions.abort("not today");
  }
}
