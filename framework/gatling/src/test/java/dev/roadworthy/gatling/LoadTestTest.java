package dev.roadworthy.gatling;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadEnd;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LoadTestTest {

  @TempDir Path folder;

  private Server server;
  private Suite suite;

  @BeforeEach
  void startTheApplication() throws IOException {
    server = new Server();
    suite = new Suite(folder, server.url());
  }

  @AfterEach
  void stopIt() {
    server.close();
  }

  static class Good {
    @LoadTest(
        value = "The shop holds the mix",
        id = "mix",
        simulation = Simulations.Mix.class,
        properties = "baseUrl=${url}")
    void mix(LoadResult result) {
      assertThat(result).p95("list").isLessThan(ofSeconds(5));
      assertThat(result).failedRatio("checkout / pay").isEqualTo(1.0);
      assertThat(result.request("list").count()).isEqualTo(80);
      assertThat(result.group("checkout").count()).isEqualTo(80);
      assertThat(result.total().count()).isEqualTo(160);
      assertThat(result).throughput().isCloseTo(70, within(30.0));
      assertThat(result.end().assertions())
          .singleElement()
          .satisfies(
              own -> {
                assertThat(own.held()).isFalse();
                assertThat(own.actual()).isEqualTo("50.0");
              });
    }
  }

  @Test
  void aSimulationRunsUnmodifiedAndItsFiguresAreThoseOfTheRoundsJournal() throws IOException {
    Suite.Ran ran = suite.run(Good.class);

    assertThat(ran.outcome("mix")).as(ran.toString()).isEqualTo(Outcome.PASSED);
    assertThat(server.requests()).isEqualTo(160);
    assertThat(ran.entries(LoadBegan.class)).hasSize(1);
    assertThat(
            ran.entries(LoadMeasured.class).stream()
                .flatMap(each -> each.second().measured().stream())
                .filter(each -> each.name().equals("list"))
                .mapToLong(each -> each.count())
                .sum())
        .isEqualTo(80);
    assertThat(ran.entries(LoadEnded.class))
        .singleElement()
        .satisfies(each -> assertThat(each.end().reason()).isEqualTo(LoadEnd.Reason.COMPLETED));
  }

  static class Failing {
    @LoadTest(
        value = "Everybody can pay",
        id = "pay",
        simulation = Simulations.Mix.class,
        properties = "baseUrl=${url}")
    void pay(LoadResult result) {
      assertThat(result).failedRatio().isLessThan(0.01);
    }
  }

  @Test
  void aFigureThatIsNotAsAssertedFailsWithWhatWasMeasuredAroundIt() throws IOException {
    Suite.Ran ran = suite.run(Failing.class);

    assertThat(ran.outcome("pay")).isEqualTo(Outcome.FAILED);
    assertThat(ran.diagnosis("pay"))
        .contains("share of failed requests (160 requests", "80 x status.find.is(204)", "503");
  }

  @Test
  void productionIsNotPutUnderLoadNorIsAnythingByAWatch() throws IOException {
    Suite.Ran production = suite.kind("production").run(Good.class);
    assertThat(production.outcome("mix")).isEqualTo(Outcome.SKIPPED);
    assertThat(production.diagnosis("mix"))
        .startsWith("X0105 check: load is not made in production");

    Suite.Ran watched = suite.kind("ci").with("roadworthy.trigger", "schedule").run(Good.class);
    assertThat(watched.outcome("mix")).isEqualTo(Outcome.SKIPPED);
    assertThat(watched.diagnosis("mix")).startsWith("X0105 check: a watch makes no load");

    assertThat(server.requests()).isZero();
  }

  static class TooLong {
    @LoadTest(
        value = "It ends",
        id = "ends",
        simulation = Simulations.Endless.class,
        properties = "baseUrl=${url}",
        maxDuration = "2s")
    void ends(LoadResult result) {
      assertThat(result.end().reason()).isEqualTo(LoadEnd.Reason.MAX_DURATION);
      assertThat(result.total().count()).isBetween(20L, 60L);
    }
  }

  @Test
  void whatTakesTooLongEndsWithAResult() throws IOException {
    Suite.Ran ran = suite.run(TooLong.class);

    assertThat(ran.outcome("ends")).as(ran.toString()).isEqualTo(Outcome.PASSED);
  }

  static class Bad {
    @LoadTest(value = "a", id = "throws", simulation = Simulations.Throwing.class)
    void throwing(LoadResult result) {}

    @LoadTest(value = "b", id = "empty", simulation = Simulations.Empty.class)
    void empty(LoadResult result) {}

    @LoadTest(
        value = "c",
        id = "property",
        simulation = Simulations.Mix.class,
        properties = {"baseUrl", "sku=${sku}"})
    void property(LoadResult result) {}
  }

  @Test
  void aSimulationThatMakesNoLoadIsBrokenAndSaysWhy() throws IOException {
    Suite.Ran ran = suite.run(Bad.class);

    assertThat(ran.outcome("throws")).isEqualTo(Outcome.BROKEN);
    assertThat(ran.diagnosis("throws"))
        .startsWith("X0101 check: ")
        .contains("Throwing made no load: ", "no feeder of that name");
    assertThat(ran.diagnosis("empty")).contains("Empty made no load: ", "No scenario configured");
    assertThat(ran.diagnosis("property"))
        .contains("each is name=value, but was \"baseUrl\"", "has no value \"sku\"");
    assertThat(server.requests()).isZero();
  }
}
