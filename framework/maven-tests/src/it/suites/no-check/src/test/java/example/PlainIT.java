package example;

import org.junit.jupiter.api.Test;

class PlainIT {

  @Test
  void isNoCheck() {}
}
