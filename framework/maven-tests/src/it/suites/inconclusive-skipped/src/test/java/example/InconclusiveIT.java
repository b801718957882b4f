package example;

import dev.roadworthy.junit.HealthCheck;
import dev.roadworthy.junit.InconclusiveException;

class InconclusiveIT {

  @HealthCheck(value = "Nothing is learned", id = "inconclusive")
  void inconclusive() {
    throw new InconclusiveException("the feed has no entries of today yet");
  }
}
