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
import org.junit.jupiter.api.Test;

class LoadTestTest extends UnderLoad {

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
                assertThat(own.held()).isTrue();
                assertThat(own.actual()).isEqualTo("50.0");
              });
    }
  }

  @Test
  void aSimulationRunsUnmodifiedAndItsFiguresAreThoseOfTheRoundsJournal() throws IOException {
    Suite.Ran ran = suite.run(Good.class);

    assertThat(ran.outcome("mix")).as(ran.toString()).isEqualTo(Outcome.PASSED);
    assertThat(server.requests()).as("and one before it").isEqualTo(1 + 160);
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
        id = "attributes",
        simulation = Simulations.Mix.class,
        properties = {"baseUrl", "sku=${sku}", "roadworthy.load.scale=1"},
        maxDuration = "0s",
        warmUp = "soon",
        abortWhen = "errors > 5")
    void attributes(LoadResult result) {}

    @LoadTest(
        value = "d",
        id = "nobody",
        simulation = Simulations.Nobody.class,
        properties = "baseUrl=${url}")
    void nobody(LoadResult result) {}

    @LoadTest(value = "f", id = "unasked", simulation = Simulations.Mix.class)
    void unasked() {}

    @LoadTest(value = "e", id = "pausing", simulation = Simulations.Pausing.class)
    void pausing(LoadResult result) {}
  }

  @Test
  void aSimulationThatMakesNoLoadSaysWhy() throws IOException {
    Suite.Ran ran = suite.run(Bad.class);

    assertThat(ran.diagnosis("throws"))
        .startsWith("X0101 check: ")
        .contains("Throwing made no load: ", "no feeder of that name");
    assertThat(ran.diagnosis("empty")).contains("Empty made no load: ", "No scenario configured");
    assertThat(ran.diagnosis("attributes"))
        .contains("each is name=value, but was \"baseUrl\"", "has no value \"sku\"");
    assertThat(ran.diagnosis("unasked"))
        .startsWith("X0101 check: a @LoadTest makes its load when it is given the result")
        .endsWith("Example: void catalogue(LoadResult result)");
    assertThat(ran.diagnosis("nobody"))
        .startsWith("X0101 check: ")
        .contains("Nobody asks for no users. Example: ");
    assertThat(ran.diagnosis("pausing"))
        .isEqualTo("X0102 check: its 2 users made no request that came to an end");
  }

  static class Own {
    @LoadTest(
        value = "The simulation knows what it wants",
        id = "own",
        simulation = Simulations.Demanding.class,
        properties = "baseUrl=${url}")
    void own(LoadResult result) {
      throw new IllegalStateException("there is nothing to add");
    }
  }

  @Test
  void whatTheSimulationItselfAssertsFailsTheTest() throws IOException {
    assertThat(suite.run(Own.class).diagnosis("own"))
        .startsWith(
            "L0202 load: the simulation asserts that Global: mean requests per second is greater"
                + " than 1000.0, but it was ")
        .endsWith("(5 requests, of which 0 failed)");
  }

  static class Hung {
    @LoadTest(
        value = "Somebody answers",
        id = "hung",
        simulation = Simulations.Waiting.class,
        properties = "baseUrl=${url}",
        maxDuration = "3s")
    void hung(LoadResult result) {
      assertThat(result).p95("list").isLessThan(ofSeconds(5));
      assertThat(result).failedRatio().isLessThan(0.01);
    }
  }

  @Test
  void whoWaitsForAnAnswerWhenTheLoadEndsHasNone() throws IOException {
    assertThat(suite.run(Hung.class).diagnosis("hung"))
        .startsWith("L0201 load: [share of failed requests (")
        .contains(" x no answer when the load ended");
  }

  static class HungUp {
    @LoadTest(
        value = "It is answered",
        id = "hung-up",
        simulation = Simulations.Waiting.class,
        properties = "baseUrl=${url}",
        maxDuration = "3s")
    void hungUp(LoadResult result) {
      assertThat(result).p95("hang").isLessThan(ofSeconds(5));
    }
  }

  @Test
  void whatIsAskedForAndNeverAnsweredIsNoMisspelling() throws IOException {
    assertThat(suite.run(HungUp.class).diagnosis("hung-up"))
        .startsWith("L0201 load: no request \"hang\" had an answer: ");
  }

  static class Dead {
    @LoadTest(
        value = "Somebody is there",
        id = "dead",
        simulation = Simulations.Mix.class,
        properties = "baseUrl=${url}")
    void dead(LoadResult result) {}
  }

  @Test
  void whereTheApplicationDoesNotAnswerNoLoadIsMade() throws IOException {
    Suite.Ran ran = suite.at("http://127.0.0.1:9").run(Dead.class);

    assertThat(ran.diagnosis("dead"))
        .isEqualTo("N0201 network: GET http://127.0.0.1:9/: connection refused by 127.0.0.1:9");
    assertThat(ran.entries(LoadBegan.class)).isEmpty();
  }

  static class Ruled {
    @LoadTest(
        value = "It stops where it hurts",
        id = "ruled",
        simulation = Simulations.Failing.class,
        properties = "baseUrl=${url}",
        abortWhen = {"p99 > 10s for 1s", "failed > 5% for 2s"})
    void ruled(LoadResult result) {}
  }

  @Test
  void aRuleThatIsBrokenForItsTimeEndsTheLoad() throws IOException {
    Suite.Ran ran = suite.run(Ruled.class);

    assertThat(ran.diagnosis("ruled"))
        .startsWith("L0201 load: ended after ")
        .contains("by its rule failed > 5% for 2s (in second ", "status.find.is(204), found 503");
    assertThat(ran.load().duration()).isBetween(2L, 8L);
  }

  static class Dying {
    @LoadTest(
        value = "It needs more",
        id = "memory",
        simulation = Simulations.Hoarding.class,
        properties = "baseUrl=${url}",
        jvmOptions = {"-Xmx64m", "-Xms64m"})
    void memory(LoadResult result) {}
  }

  @Test
  void aLoadThatRunsOutOfMemorySaysSo() throws IOException {
    assertThat(suite.run(Dying.class).diagnosis("memory"))
        .isEqualTo(
            "X0106 check: the JVM that made the load ran out of memory (-Xmx64m -Xms64m)."
                + " Example: jvmOptions = \"-Xmx2g\"");
  }
}
