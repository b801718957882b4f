package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.Measured;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A simulation is fitted to its environment without touching it. */
class FittingTest extends UnderLoad {

  static class Wandering {
    @LoadTest(value = "It stays at home", id = "wanders", simulation = Simulations.Wandering.class)
    void wanders(LoadResult result) {
      assertThat(result.request("list").ok().count()).isEqualTo(4);
      assertThat(result.request("vendor").failed().count()).isEqualTo(4);
    }
  }

  @Test
  void baseUrlsLeadToTheEnvironmentAndNothingIsSentElsewhere() throws IOException {
    Suite.Ran ran = suite.run(Wandering.class);

    assertThat(ran.outcome("wanders")).as(ran.toString()).isEqualTo(Outcome.DEGRADED);
    assertThat(ran.warnings("wanders"))
        .containsExactly(
            "4 connections to 127.0.0.2, 4 connections to 127.0.0.3 refused, which is neither the"
                + " environment's host nor in its load.hosts");
    LoadRecord load = ran.load();
    assertThat(ran.bounds().refused()).isEqualTo(Map.of("127.0.0.2", 4L, "127.0.0.3", 4L));
    assertThat(load.load().version()).isEqualTo("1.2.3");
  }

  @Test
  void hostsThatAreListedMayBeSentRequests() throws IOException {
    Suite.Ran ran = suite.load("ci", "{hosts: [127.0.0.2, 127.0.0.3]}").run(Wandering.class);

    assertThat(ran.bounds().refused()).isEmpty();
    assertThat(ran.load().total().failures().keySet())
        .allSatisfy(reason -> assertThat(reason).contains("Connection refused"));
  }

  static class Lost {
    @LoadTest(value = "Nowhere", id = "lost", simulation = Simulations.Lost.class)
    void lost(LoadResult result) {}
  }

  @Test
  void aSimulationAllOfWhoseRequestsAreRefusedIsBroken() throws IOException {
    assertThat(suite.run(Lost.class).diagnosis("lost"))
        .startsWith("X0101 check: no request may be sent where ")
        .contains("4 connections to 127.0.0.2 refused");
  }

  static class Mixed {
    @LoadTest(
        value = "A share of it",
        id = "share",
        simulation = Simulations.Mix.class,
        properties = "baseUrl=${url}")
    void share(LoadResult result) {
      assertThat(result.request("list").count()).isEqualTo(8);
    }
  }

  @Test
  void theProfileMakesAShareOfTheUsersInTheSameTime() throws IOException {
    Suite.Ran ran = suite.load("ci", "{scale: 10%}").run(Mixed.class);

    assertThat(ran.outcome("share")).as(ran.toString()).isEqualTo(Outcome.PASSED);
    assertThat(ran.load().load().profile()).isEqualTo("10 %");
    assertThat(ran.load().duration()).isBetween(2L, 4L);
  }

  static class Capped {
    @LoadTest(
        value = "Not too much of it",
        id = "capped",
        simulation = Simulations.Mix.class,
        properties = "baseUrl=${url}")
    void capped(LoadResult result) {
      assertThat(result).failedRatio().isLessThan(0.1);
    }
  }

  @Test
  void theCapHoldsRequestsBackAndSaysHowMany() throws IOException {
    Suite.Ran ran = suite.load("ci", "{maxRate: 40/s}").run(Capped.class);

    LoadRecord load = ran.load();
    assertThat(load.load().profile()).isEqualTo("full, at most 40/s");
    assertThat(ran.bounds().heldBack()).isPositive();
    assertThat(load.seconds())
        .allSatisfy(
            second ->
                assertThat(
                        second.measured().stream()
                            .filter(each -> each.kind() == Measured.Kind.REQUEST)
                            .mapToLong(Measured::count)
                            .sum())
                    .as("of 80 without the cap; a machine that stalls lets some come late")
                    .isLessThanOrEqualTo(60));
    assertThat(ran.diagnosis("capped"))
        .startsWith("L0201 load: [share of failed requests (160 requests")
        .contains("requests waited for the cap on the rate");
  }

  static class Few {
    @LoadTest(value = "It is believed", id = "few", simulation = Simulations.Few.class)
    void few(LoadResult result) {
      assertThat(result).failedRatio().isZero();
    }
  }

  @Test
  void whomTheEnvironmentTrustsTheLoadDoesAndNobodyElse() throws Exception {
    try (TlsServer tls = new TlsServer(folder)) {
      Suite.Ran trusted = suite.trusting(tls.url(), "server.pem").run(Few.class);
      assertThat(trusted.outcome("few")).as(trusted.toString()).isEqualTo(Outcome.PASSED);

      Suite.Ran untrusted = suite.at(tls.url()).run(Few.class);
      assertThat(untrusted.diagnosis("few")).startsWith("T0104 tls: ");
    }
  }

  static class Telling {
    @LoadTest(
        value = "It keeps a secret",
        id = "telling",
        simulation = Simulations.Telling.class,
        properties = {"baseUrl=${url}", "token=${token}"})
    void telling(LoadResult result) {
      assertThat(result).failedRatio().isZero();
    }
  }

  @Test
  void whatASimulationRepeatsOfASecretIsMasked() throws IOException {
    Suite.Ran ran = suite.secret("hunter2 \"quoted\" \\ and more").run(Telling.class);

    assertThat(ran.toString()).doesNotContain("hunter2").contains("list *****");
    assertThat(ran.diagnosis("telling")).contains("2 x header(X-Version).find.is(*****), found");
  }

  static class Endless {
    @LoadTest(
        value = "It ends",
        id = "endless",
        simulation = Simulations.Endless.class,
        properties = "baseUrl=${url}")
    void endless(LoadResult result) {
      assertThat(result.end().text()).isEqualTo("it took as long as it may, 2s");
    }
  }

  @Test
  void theCapOnTheDurationEndsTheLoad() throws IOException {
    Suite.Ran ran = suite.load("ci", "{maxDuration: 2s}").run(Endless.class);

    assertThat(ran.outcome("endless")).as(ran.toString()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void outsideOfItsWindowNoLoadIsMade() throws IOException {
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    String window =
        "%02d:00-%02d:00".formatted(now.plusHours(2).getHour(), now.plusHours(3).getHour());
    Suite.Ran ran = suite.load("ci", "{window: '" + window + "'}").run(Endless.class);

    assertThat(ran.diagnosis("endless"))
        .startsWith("X0105 check: no load in shop: load.window is " + window + ", and it is 20");
    assertThat(server.requests()).isZero();
  }

  static class Hurting {
    @LoadTest(
        value = "It hurts",
        id = "hurting",
        simulation = Simulations.Failing.class,
        properties = "baseUrl=${url}",
        warmUp = "30s")
    void hurting(LoadResult result) {}
  }

  @Test
  void inProductionLoadEndsWhereItHurtsAlsoWhileItWarmsUp() throws IOException {
    suite.load("production", "{permitted: true, maxRate: 200/s, maxDuration: 60s}");
    suite.told("roadworthy.permit-load", "true").told("roadworthy.open-incidents", "none");

    Suite.Ran ran = suite.run(Hurting.class);

    assertThat(ran.load().duration()).isBetween(5L, 12L);
    assertThat(ran.diagnosis("hurting"))
        .startsWith("L0201 load: ended after ")
        .contains("by its rule failed > 20% for 5s");
  }

  static class Watched {
    @LoadTest(
        value = "Each night",
        id = "nightly",
        every = "1d",
        simulation = Simulations.Demanding.class,
        properties = "baseUrl=${url}")
    void nightly(LoadResult result) {}
  }

  @Test
  void productionIsPutUnderLoadOnlyWhenAllItsRulesAreKept() throws IOException {
    Suite.Ran unset = suite.kind("production").run(Capped.class);
    assertThat(unset.outcome("capped")).isEqualTo(Outcome.SKIPPED);
    assertThat(unset.diagnosis("capped"))
        .isEqualTo(
            "X0105 check: no load in shop, which is production: load.permitted is not true;"
                + " load.maxRate is not set; load.maxDuration is not set; --permit-load was not"
                + " given; only roadworthy run knows whether an incident is open");

    suite.load("production", "{permitted: true, maxRate: 200/s, maxDuration: 30s}");
    suite
        .told("roadworthy.permit-load", "true")
        .told("roadworthy.open-incidents", "landing,capped");
    assertThat(suite.run(Capped.class).diagnosis("capped"))
        .isEqualTo(
            "X0105 check: no load in shop, which is production: an incident is open: landing");
    assertThat(server.requests()).isZero();

    Suite.Ran kept = suite.told("roadworthy.open-incidents", "capped").run(Capped.class);
    assertThat(kept.load().total().count()).isEqualTo(160);
  }

  @Test
  void whereAnotherLoadTestRunsThisOneDoesNot() throws IOException {
    try (LoadLock other = LoadLock.take(suite.home(), "catalogue in shop (process 7)")) {
      assertThat(other).isNotNull();
      Suite.Ran ran = suite.run(Capped.class);

      assertThat(ran.diagnosis("capped"))
          .isEqualTo(
              "X0105 check: another load test runs here: catalogue in shop (process 7). Run it"
                  + " later");
    }
    assertThat(server.requests()).isZero();
  }

  @Test
  void aScheduleMakesLoadOnlyWithATestThatHasOne() throws IOException {
    suite.kind("ci").with("roadworthy.trigger", "schedule");

    assertThat(suite.run(Capped.class).diagnosis("capped"))
        .isEqualTo("X0105 check: no load in shop: it has no schedule of its own (every)");
    assertThat(server.requests()).isZero();
    assertThat(suite.run(Watched.class).load().total().count()).isEqualTo(5);
  }
}
