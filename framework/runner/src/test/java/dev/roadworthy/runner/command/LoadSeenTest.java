package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real load, as it is seen while it is made and afterwards. */
class LoadSeenTest {

  private static final String LOAD =
      """
        public static class Browse extends io.gatling.javaapi.core.Simulation {
          public Browse() {
            setUp(
                io.gatling.javaapi.core.CoreDsl.scenario("browse")
                    .exec(io.gatling.javaapi.http.HttpDsl.http("list").get("/"))
                    .injectOpen(
                        io.gatling.javaapi.core.CoreDsl.constantUsersPerSec(25).during(3)))
                .protocols(
                    io.gatling.javaapi.http.HttpDsl.http.baseUrl(System.getProperty("baseUrl")));
          }
        }

        @dev.roadworthy.gatling.LoadTest(
            value = "The list holds",
            id = "list",
            simulation = Browse.class,
            properties = "baseUrl=${url}")
        void list(dev.roadworthy.gatling.LoadResult result) {
          assertThat(result).failedRatio().isLessThan(0.01);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension private final TestBed bed = new TestBed(() -> folder, "");

  @Test
  void eachSecondIsALineItsEndASumAndTheReportHasItsPage() throws IOException {
    Shell.Said said = bed.shell().run(CompiledSuite.of(folder, LOAD), "-e", "staging");

    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.out())
        .containsPattern("load     Browse 0:01  \\d+/s  0 failed  p50 \\d+ p95 \\d+ p99 \\d+ ms  ")
        .contains("load     Browse 0:02  ", "load     Browse 0:03  ")
        .containsPattern("load     Browse ended after 0:0\\d: its last user has ended")
        .contains("75 requests, 0 failed, ");
    assertThat(said.out().indexOf("75 requests")).isLessThan(said.out().indexOf("ok       list"));

    Path report = folder.resolve("report");
    Shell.Said reported = bed.shell().type("report", "-o", report.toString());

    assertThat(reported.exit()).as(reported.err()).isZero();
    assertThat(report.resolve("trends/load/staging~main.list.html"))
        .content()
        .contains("The list holds", "SmallIT$Browse", "not compared");
  }
}
