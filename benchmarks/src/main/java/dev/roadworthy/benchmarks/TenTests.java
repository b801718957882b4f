package dev.roadworthy.benchmarks;

import org.junit.jupiter.api.Test;

/** Ten tests with the same body, as anybody writes them. */
abstract class TenTests {

  abstract void body();

  @Test
  void test0() {
    body();
  }

  @Test
  void test1() {
    body();
  }

  @Test
  void test2() {
    body();
  }

  @Test
  void test3() {
    body();
  }

  @Test
  void test4() {
    body();
  }

  @Test
  void test5() {
    body();
  }

  @Test
  void test6() {
    body();
  }

  @Test
  void test7() {
    body();
  }

  @Test
  void test8() {
    body();
  }

  @Test
  void test9() {
    body();
  }
}
