package dev.roadworthy.benchmarks;

import dev.roadworthy.junit.HealthCheck;

/** Ten checks that do nothing. */
class EmptyChecks {

  @HealthCheck("Check 0")
  void check0() {}

  @HealthCheck("Check 1")
  void check1() {}

  @HealthCheck("Check 2")
  void check2() {}

  @HealthCheck("Check 3")
  void check3() {}

  @HealthCheck("Check 4")
  void check4() {}

  @HealthCheck("Check 5")
  void check5() {}

  @HealthCheck("Check 6")
  void check6() {}

  @HealthCheck("Check 7")
  void check7() {}

  @HealthCheck("Check 8")
  void check8() {}

  @HealthCheck("Check 9")
  void check9() {}
}
