package dev.roadworthy.samples.demo;

import static dev.roadworthy.samples.shop.ShopFault.BAD_GATEWAY_502;
import static dev.roadworthy.samples.shop.ShopFault.BARE_503;
import static dev.roadworthy.samples.shop.ShopFault.CONNECTION_RESET;
import static dev.roadworthy.samples.shop.ShopFault.CUT_SHORT;
import static dev.roadworthy.samples.shop.ShopFault.DATABASE_DOWN;
import static dev.roadworthy.samples.shop.ShopFault.EMPTY_LIST;
import static dev.roadworthy.samples.shop.ShopFault.ERROR_500;
import static dev.roadworthy.samples.shop.ShopFault.ERROR_500_BARE;
import static dev.roadworthy.samples.shop.ShopFault.EXPIRED_CERTIFICATE;
import static dev.roadworthy.samples.shop.ShopFault.REFUSED;
import static dev.roadworthy.samples.shop.ShopFault.SILENT;
import static dev.roadworthy.samples.shop.ShopFault.SLOW;
import static dev.roadworthy.samples.shop.ShopFault.TRICKLE;
import static dev.roadworthy.samples.shop.ShopFault.UNAVAILABLE_503;
import static dev.roadworthy.samples.shop.ShopFault.UNREADABLE_JSON;
import static dev.roadworthy.samples.shop.ShopFault.UNTRUSTED_CERTIFICATE;
import static dev.roadworthy.samples.shop.ShopFault.WRONG_CONTENT;
import static dev.roadworthy.samples.shop.ShopFault.WRONG_HOST_CERTIFICATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.samples.shop.Shop;
import dev.roadworthy.samples.shop.ShopFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Breaks the shop in each of its ways and asks the runner, in real processes, what is wrong. Leaves
 * the table in {@code target/fault-table.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableIT {

  private static final Path SUITE = Path.of("../checks/target").toAbsolutePath().normalize();

  @TempDir static Path folder;

  private final List<String> table = new ArrayList<>();
  private Rounds rounds;
  private Shop shop;

  @BeforeAll
  void openTheShopAndLetItsChecksPassOnce() throws IOException {
    rounds = new Rounds(SUITE, folder);
    shop = Shop.start();
    Files.writeString(folder.resolve("ca.pem"), shop.caPem());
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        """
        environments:
          shop:
            kind: staging
            url: %s
            timeout: 5s
            tls: {trust: [ca.pem]}
            signature: {header: X-Application, value: shop}
            values: {sku: bell-01}
        """
            .formatted(shop.https()));
    JsonNode round = rounds.run("landing", "catalogue");
    assertThat(round.path("exitCode").asInt()).as(round.toPrettyString()).isZero();
  }

  @AfterAll
  void writeTheTable() throws IOException {
    shop.close();
    Stream<String> head =
        Stream.of(
            "| fault of the shop | code | layer | outcome | seconds | first line |",
            "|---|---|---|---|---|---|");
    Files.write(
        Path.of("target/fault-table.md"), Stream.concat(head, table.stream()).toList(), UTF_8);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(SLOW, "landing", "L0101", "DEGRADED"),
        Arguments.of(TRICKLE, "catalogue", "W0604", "FAILED"),
        Arguments.of(SILENT, "landing", "W0603", "FAILED"),
        Arguments.of(ERROR_500, "catalogue", "A0500", "FAILED"),
        Arguments.of(ERROR_500_BARE, "landing", "U0500", "FAILED"),
        Arguments.of(UNAVAILABLE_503, "landing", "W0503", "FAILED"),
        Arguments.of(BARE_503, "landing", "U0503", "FAILED"),
        Arguments.of(BAD_GATEWAY_502, "landing", "W0502", "FAILED"),
        Arguments.of(WRONG_CONTENT, "landing", "A0600", "FAILED"),
        Arguments.of(UNREADABLE_JSON, "catalogue", "A0602", "FAILED"),
        Arguments.of(EMPTY_LIST, "catalogue", "A0600", "FAILED"),
        Arguments.of(DATABASE_DOWN, "catalogue", "A0500", "FAILED"),
        Arguments.of(EXPIRED_CERTIFICATE, "landing", "T0101", "FAILED"),
        Arguments.of(WRONG_HOST_CERTIFICATE, "landing", "T0103", "FAILED"),
        Arguments.of(UNTRUSTED_CERTIFICATE, "landing", "T0104", "FAILED"),
        Arguments.of(CONNECTION_RESET, "landing", "N0203", "FAILED"),
        Arguments.of(CUT_SHORT, "landing", "W0601", "FAILED"),
        Arguments.of(REFUSED, "landing", "N0201", "FAILED"));
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @MethodSource("faults")
  void aFaultOfTheShopIsNamedByItsCode(ShopFault fault, String check, String code, String outcome) {
    shop.fault(fault);
    try {
      JsonNode run = rounds.run(check).at("/runs/0");

      table.add(row(fault, run));
      assertThat(run.path("fault").asString()).as(run.toPrettyString()).isEqualTo(code);
      assertThat(run.path("outcome").asString()).isEqualTo(outcome);
    } finally {
      shop.recover();
    }
  }

  @Test
  void everyFaultOfTheShopThatIsSeenFromOutsideIsInTheTable() {
    assertThat(faults().map(each -> (ShopFault) each.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ShopFault.values())
                .filter(each -> each != ShopFault.NONE && each != ShopFault.SWALLOWED)
                .toList());
  }

  private static String row(ShopFault fault, JsonNode run) {
    String diagnosis = run.path("diagnosis").asString();
    String layer = diagnosis.replaceFirst("^\\S+ ([^:]*):.*", "$1");
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f | `%s` |",
        fault,
        run.path("fault").asString(),
        layer,
        run.path("outcome").asString(),
        run.path("durationMillis").asInt() / 1000.0,
        diagnosis.replace('|', '/'));
  }
}
