package dev.roadworthy.gatling.engine;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.holdFor;
import static io.gatling.javaapi.core.CoreDsl.incrementConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.jumpToRps;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.reachRps;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.throttle.ThrottleStep;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What this package takes for granted of Gatling 3.15.1's internals. Where another version breaks
 * it, this is what has to be looked at.
 */
class GatlingContractTest {

  private static final URI SHOP = URI.create("https://shop.example");

  /** Gatling's DSL works only where its launcher has begun. */
  @BeforeAll
  static void configureTheDsl() {
    io.gatling.core.Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
  }

  @Test
  void itIsOfTheVersionOnTheClassPath() {
    assertThat(GatlingAdapter.VERSION).isEqualTo("3.15.1").isEqualTo(GatlingAdapter.found());
  }

  private static Scaling scaling(double share) {
    return new Scaling(share);
  }

  static Stream<Arguments> open() {
    return Stream.of(
        Arguments.of(atOnceUsers(200), 20L),
        Arguments.of(atOnceUsers(3), 1L),
        Arguments.of(rampUsers(200).during(10), 20L),
        Arguments.of(stressPeakUsers(200).during(10), 20L),
        Arguments.of(constantUsersPerSec(20).during(10), 20L),
        Arguments.of(constantUsersPerSec(20).during(10).randomized(), 20L),
        Arguments.of(constantUsersPerSec(0.5).during(10), 1L),
        Arguments.of(constantUsersPerSec(0).during(10), 0L),
        Arguments.of(rampUsersPerSec(0).to(40).during(10), 20L),
        Arguments.of(rampUsersPerSec(0).to(40).during(10).randomized(), 20L),
        Arguments.of(nothingFor(10), 0L),
        Arguments.of(incrementUsersPerSec(10).times(4).eachLevelLasting(10).startingFrom(10), 100L),
        Arguments.of(
            incrementUsersPerSec(10).times(2).eachLevelLasting(10).separatedByRampsLasting(10),
            50L));
  }

  @ParameterizedTest
  @MethodSource("open")
  void aTenthOfAnOpenInjectionHasATenthOfTheUsersAndAtLeastOne(OpenInjectionStep step, long users) {
    InjectionProfile own = profile(scenario("s").exec(http("r").get("/")).injectOpen(step));

    InjectionProfile scaled = scaling(0.1).of("s", own);

    assertThat(scaled.totalUserCount().get()).isEqualTo(users);
    assertThat(scaling(1).of("s", own)).isSameAs(own);
  }

  static Stream<Arguments> closed() {
    return Stream.of(
        Arguments.of(
            constantConcurrentUsers(50).during(10),
            "ConstantConcurrentUsersInjection(5,10 seconds)"),
        Arguments.of(
            constantConcurrentUsers(2).during(10),
            "ConstantConcurrentUsersInjection(1,10 seconds)"),
        Arguments.of(
            rampConcurrentUsers(0).to(100).during(10),
            "RampConcurrentUsersInjection(0,10,10 seconds)"),
        Arguments.of(
            incrementConcurrentUsers(10).times(2).eachLevelLasting(10).startingFrom(10),
            "CompositeClosedInjectionStep(List("
                + "ConstantConcurrentUsersInjection(1,10 seconds), "
                + "ConstantConcurrentUsersInjection(2,10 seconds)))"));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void aTenthOfAClosedInjectionHasATenthOfTheUsersAtATime(ClosedInjectionStep step, String scaled) {
    InjectionProfile own = profile(scenario("s").exec(http("r").get("/")).injectClosed(step));

    assertThat(scaling(0.1).of("s", own))
        .hasToString("ClosedInjectionProfile(List(" + scaled + "))");
  }

  private static InjectionProfile profile(io.gatling.javaapi.core.PopulationBuilder population) {
    return population.asScala().injectionProfile();
  }

  private static Profile guarded(String url, boolean guarded) {
    return new Profile(1, URI.create(url), Set.of("assets.example"), null, guarded);
  }

  @ParameterizedTest
  @CsvSource({
    "https://staging.example:8443, https://shop.example, https://shop.example",
    "http://staging.example/, https://shop.example/, https://shop.example",
    "http://staging.example/api/v1, https://shop.example, https://shop.example/api/v1",
    "http://staging.example/api/v1, https://shop.example/v2, https://shop.example/v2",
    "http://localhost:8080, http://localhost:43123, http://localhost:43123",
    "https://shop.example:443/api, https://shop.example, https://shop.example:443/api",
    "https://assets.example, https://shop.example, https://assets.example",
    "https://ASSETS.example, https://shop.example, https://ASSETS.example",
    "no url, https://shop.example, no url"
  })
  void aBaseUrlOfAnotherPlaceLeadsToTheEnvironment(String base, String url, String rebased) {
    HttpProtocol own = (HttpProtocol) http.baseUrl(base).protocol();

    HttpProtocol fitted = (HttpProtocol) new Rebasing(guarded(url, false)).of(own);

    assertThat(CollectionConverters.asJava(fitted.baseUrls())).containsExactly(rebased);
  }

  @Test
  void webSocketsLeadThereToo() {
    HttpProtocol own = (HttpProtocol) http.wsBaseUrl("wss://staging.example").protocol();

    HttpProtocol fitted =
        (HttpProtocol) new Rebasing(guarded("https://shop.example", true)).of(own);

    assertThat(CollectionConverters.asJava(fitted.wsPart().wsBaseUrls()))
        .containsExactly("wss://shop.example");
  }

  @Test
  void requestsSayWhatTheyAreUnlessTheSimulationDoes() {
    HttpProtocol own = (HttpProtocol) http.userAgentHeader("shop-load").protocol();

    HttpProtocol fitted =
        (HttpProtocol) new Rebasing(guarded("https://shop.example", false)).of(own);

    assertThat(CollectionConverters.asJava(fitted.requestPart().headers()).keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("user-agent", "X-Synthetic-Traffic");
  }

  @Test
  void whatTheGuardsDoNotSeeIsNotPermittedWhereTheyAreNeeded() {
    HttpProtocol two = (HttpProtocol) http.enableHttp2().protocol();

    assertThat(new Rebasing(guarded("https://shop.example", false)).of(two)).isNotNull();
    assertThatThrownBy(() -> new Rebasing(guarded("https://shop.example", true)).of(two))
        .hasMessageStartingWith("it speaks HTTP/2 (enableHttp2), whose requests are not held to a")
        .matches(thrown -> ((UnusableException) thrown).notPermitted());
  }

  @Test
  void addressesOfOnesOwnAreNotPermittedWhereAListOfHostsIsNeeded() {
    HttpProtocol own =
        (HttpProtocol)
            http.hostNameAliases(Map.of("shop.example", List.of("127.0.0.9"))).protocol();

    assertThatThrownBy(() -> new Rebasing(guarded("https://shop.example", true)).of(own))
        .hasMessageStartingWith("it gives names addresses of its own (hostNameAliases), whose");
  }

  @Test
  void aShareIsHeldBackByItsShare() {
    scala.collection.immutable.List<ThrottleStep> steps =
        CollectionConverters.asScala(
                Stream.of(reachRps(100).in(10), holdFor(60), jumpToRps(3))
                    .map(step -> step.asScala())
                    .toList())
            .toList();

    assertThat(scaling(0.1).throttled(steps))
        .hasToString("List(Reach(10,10 seconds), Hold(60 seconds), Jump(1))");
  }

  public static class Nested extends Simulation {
    public Nested() {
      setUp(
              scenario("first")
                  .exec(exec(http("r").get("/")))
                  .injectOpen(atOnceUsers(100))
                  .protocols(http.baseUrl("http://staging.example"))
                  .andThen(
                      scenario("second").exec(http("r").get("/")).injectOpen(atOnceUsers(200))))
          .protocols(http.baseUrl("http://staging.example"))
          .maxDuration(Duration.ofSeconds(9));
    }
  }

  @Test
  void allScenariosOfASimulationAreFittedAndTheRestIsItsOwn() {
    ProfiledSimulation.announce(Nested.class, new Profile(0.01, SHOP, Set.of(), null, true));

    SimulationParams fitted = new ProfiledSimulation().params(null);

    assertThat(fitted.name()).isEqualTo(Nested.class.getName());
    assertThat(fitted.maxDuration().get().toSeconds()).isEqualTo(9);
    List<PopulationBuilder> all =
        CollectionConverters.asJava(PopulationBuilder.flatten(fitted.rootPopulationBuilders()));
    assertThat(all)
        .extracting(each -> each.injectionProfile().totalUserCount().get())
        .containsExactly(1L, 2L);
    assertThat(CollectionConverters.asJava(all.get(0).scenarioProtocols()).values())
        .singleElement()
        .satisfies(
            protocol ->
                assertThat(((HttpProtocol) protocol).baseUrls().head())
                    .isEqualTo("https://shop.example"));
  }
}
