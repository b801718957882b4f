package dev.roadworthy.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.gatling.LoadResult;
import dev.roadworthy.gatling.LoadTest;

/** The same simulations as load tests; what varies is in their configuration. */
class PageLoads {

  @LoadTest(
      value = "The page holds",
      id = "page",
      simulation = Page.class,
      properties = {
        "baseUrl=${url}",
        "model=${model}",
        "users=${users}",
        "rate=${rate}",
        "seconds=${seconds}"
      })
  void page(LoadResult result) {
    assertThat(result).failedRatio().isLessThan(0.01);
  }

  @LoadTest(
      value = "The page holds while it is frozen",
      id = "frozen-page",
      simulation = FrozenPage.class,
      properties = {"baseUrl=${url}", "rate=${rate}", "seconds=${seconds}"})
  void frozen(LoadResult result) {
    assertThat(result).failedRatio("page").isLessThan(0.01);
  }

  @LoadTest(
      value = "It ends after five seconds",
      id = "endless-page",
      simulation = Page.class,
      maxDuration = "5s",
      properties = {
        "baseUrl=${url}",
        "model=${model}",
        "users=${users}",
        "rate=${rate}",
        "seconds=${seconds}"
      })
  void endless(LoadResult result) {
    assertThat(result).failedRatio().isLessThan(0.01);
  }
}
