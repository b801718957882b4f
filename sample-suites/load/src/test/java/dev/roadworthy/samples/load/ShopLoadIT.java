package dev.roadworthy.samples.load;

import static dev.roadworthy.check.Severity.CRITICAL;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.gatling.LoadResult;
import dev.roadworthy.gatling.LoadTest;
import dev.roadworthy.junit.CheckDefaults;
import dev.roadworthy.junit.SideEffects;

/**
 * What the shop holds on any machine, however small and busy: bounds for a stage of its own would
 * be closer. The first two seconds of each warm up shop and generator.
 */
@CheckDefaults(owner = "web")
class ShopLoadIT {

  @LoadTest(
      value = "The catalogue holds a spike",
      id = "catalogue-spike",
      severity = CRITICAL,
      simulation = CatalogueSpike.class,
      properties = {"baseUrl=${url}", "seconds=${seconds}"},
      warmUp = "2s",
      maxDuration = "1m")
  void catalogue(LoadResult result) {
    assertThat(result).failedRatio().isLessThan(0.01);
    assertThat(result).p95("list").isLessThan(ofMillis(500));
    assertThat(result).p95("search").isLessThan(ofMillis(500));
    assertThat(result).p99("item").isLessThan(ofSeconds(1));
    assertThat(result).throughput().isGreaterThan(40);
  }

  @LoadTest(
      value = "Visitors can check out while others look around",
      id = "checkout-mix",
      owner = "payments",
      severity = CRITICAL,
      simulation = CheckoutMix.class,
      properties = {"baseUrl=${url}", "seconds=${seconds}"},
      warmUp = "2s",
      maxDuration = "1m")
  @SideEffects
  void checkout(LoadResult result) {
    assertThat(result).failedRatio().isLessThan(0.01);
    assertThat(result).p95("checkout / order").isLessThan(ofMillis(500));
    assertThat(result).p95("browse / list").isLessThan(ofMillis(500));
    assertThat(result).failedRatio("checkout / cancel").isLessThan(0.01);
    assertThat(result).throughput().isGreaterThan(20);
  }

  @LoadTest(
      value = "The shop does not tire",
      id = "soak",
      simulation = Soak.class,
      properties = {"baseUrl=${url}", "seconds=${seconds}"},
      warmUp = "2s",
      maxDuration = "1m")
  void soak(LoadResult result) {
    assertThat(result).failedRatio().isZero();
    assertThat(result).p99("landing").isLessThan(ofSeconds(1));
    assertThat(result).p99("list").isLessThan(ofSeconds(1));
    assertThat(result).throughput().isGreaterThan(20);
  }
}
