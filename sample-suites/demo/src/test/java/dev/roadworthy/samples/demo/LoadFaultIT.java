package dev.roadworthy.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.samples.shop.Shop;
import dev.roadworthy.samples.shop.ShopFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Breaks the shop while it is under load: each of its load tests sees that, and says what it saw.
 */
@SuppressWarnings("NullAway.Init")
class LoadFaultIT {

  private static final Path SUITE = Path.of("../load/target").toAbsolutePath().normalize();

  private static final int MOST = 2;

  @TempDir Path folder;

  private Shop shop;

  @BeforeEach
  void openTheShop() throws IOException {
    shop = Shop.start();
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        "environments: {shop: {kind: staging, url: '%s', values: {seconds: 1}}}"
            .formatted(shop.http()));
  }

  @AfterEach
  void closeIt() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SLOW, catalogue-spike, p95 of \"list\"",
    "ERROR_500, checkout-mix, found 500",
    "SLOW, soak, p99 of \"landing\"",
  })
  void aLoadTestFailsAndSaysWhatWasMeasured(ShopFault fault, String loadTest, String figure) {
    shop.fault(fault, Duration.ofMillis(1_500));

    JsonNode run = concluded(loadTest);

    assertThat(run.path("outcome").asString()).as(run.toPrettyString()).isEqualTo("FAILED");
    assertThat(run.path("diagnosis").asString()).contains(figure, "requests");
  }

  /** A machine that is busy with other things cannot tell: then it is asked again. */
  private JsonNode concluded(String loadTest) {
    Rounds rounds = new Rounds(SUITE, folder);
    JsonNode run = rounds.run(loadTest).at("/runs/0");
    for (int more = 0; more < MOST && isInconclusive(run); more++) {
      run = rounds.run(loadTest).at("/runs/0");
    }
    return run;
  }

  private static boolean isInconclusive(JsonNode run) {
    return run.path("outcome").asString().equals("INCONCLUSIVE");
  }
}
