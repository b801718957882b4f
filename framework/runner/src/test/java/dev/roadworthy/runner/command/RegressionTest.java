package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real load, round after round, on an application that becomes slower. */
class RegressionTest {

  private static final String LOAD =
      """
        public static class Browse extends io.gatling.javaapi.core.Simulation {
          public Browse() {
            setUp(
                io.gatling.javaapi.core.CoreDsl.scenario("browse")
                    .exec(io.gatling.javaapi.http.HttpDsl.http("list").get("/"))
                    .injectOpen(
                        io.gatling.javaapi.core.CoreDsl.constantUsersPerSec(25).during(2)))
                .protocols(
                    io.gatling.javaapi.http.HttpDsl.http.baseUrl(System.getProperty("baseUrl")));
          }
        }

        @dev.roadworthy.gatling.LoadTest(
            value = "The list is as fast as it was",
            id = "list",
            simulation = Browse.class,
            properties = "baseUrl=${url}")
        void list(dev.roadworthy.gatling.LoadResult result) {
          assertThat(result)
              .hasNoRegressionAgainst(
                  dev.roadworthy.gatling.Baseline.baseline()
                      .within(dev.roadworthy.gatling.Baseline.percent(100)));
        }
      """;

  private static final Series LIST = new Series("staging", "main", new CheckId("list"));

  @TempDir Path folder;

  @RegisterExtension private final TestBed bed = new TestBed(() -> folder, "");

  private Shell.Said round(Path suite) {
    return bed.shell().run(suite, "-e", "staging");
  }

  private List<PastLoad> loads() {
    try (Store store = Store.sqlite(bed.home().database())) {
      return store.loads().loads(LIST, 20);
    }
  }

  @Test
  void anApplicationThatBecameSlowerIsFoundOutAndOnceItIsFastAgainItIsNot() throws IOException {
    Path suite = CompiledSuite.of(folder, LOAD);
    bed.application().takes(40);
    for (int i = 0; i < 5; i++) {
      Shell.Said said = round(suite);
      assertThat(said.exit()).as(said.out() + said.err()).isZero();
    }
    assertThat(loads())
        .hasSize(5)
        .allSatisfy(
            each -> {
              assertThat(each.total().count()).isEqualTo(50);
              assertThat(each.isBaseline()).isTrue();
            });
    // As in the home of an agent that is new: what is known is in the database.
    Files.delete(BaselineFile.of(bed.home().folder(), "staging", new CheckId("list")).path());

    bed.application().takes(800);
    Shell.Said slow = round(suite);

    assertThat(slow.exit()).as(slow.out() + slow.err()).isEqualTo(1);
    assertThat(slow.out())
        .contains("L0204 load: p")
        .contains("of all requests is 8", "of 5 earlier runs the median is ");
    bed.application().takes(40);
    Shell.Said fast = round(suite);
    assertThat(fast.exit()).as(fast.out() + fast.err()).isZero();
    assertThat(loads()).hasSize(7);
  }
}
