package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.config.LoadSettings;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.5Z");

  private static List<String> refusals(
      EnvironmentKind kind,
      LoadSettings load,
      Trigger trigger,
      boolean scheduled,
      boolean optedIn,
      @Nullable String incidents) {
    return new Permission(
            "shop", kind, load, trigger, scheduled, optedIn, incidents, false, List.of())
        .refusals(NOON);
  }

  private static LoadSettings capped(boolean permitted) {
    return new LoadSettings(permitted, BigDecimal.ONE, 50, Duration.ofMinutes(2), List.of(), null);
  }

  @Test
  void elsewhereLoadIsMadeUnlessItIsForbidden() {
    assertThat(
            refusals(
                EnvironmentKind.STAGING, LoadSettings.of(true), Trigger.CI, false, false, null))
        .isEmpty();
    assertThat(refusals(EnvironmentKind.CI, LoadSettings.of(false), Trigger.CI, false, false, null))
        .containsExactly("load.permitted is not true");
  }

  @Test
  void aScheduleMakesItOnlyForATestThatHasOne() {
    assertThat(refusals(EnvironmentKind.CI, capped(true), Trigger.SCHEDULE, false, false, "none"))
        .containsExactly("it has no schedule of its own (every)");
    assertThat(refusals(EnvironmentKind.CI, capped(true), Trigger.SCHEDULE, true, false, "none"))
        .isEmpty();
  }

  @Test
  void productionHasRulesOfItsOwnEachOfWhichIsNamed() {
    EnvironmentKind production = EnvironmentKind.PRODUCTION;

    assertThat(refusals(production, capped(true), Trigger.MANUAL, false, true, "none")).isEmpty();
    assertThat(refusals(production, capped(true), Trigger.MANUAL, false, true, "landing, pay"))
        .containsExactly("an incident is open: landing, pay");
    assertThat(
            new Permission(
                    "shop",
                    production,
                    capped(true),
                    Trigger.MANUAL,
                    false,
                    true,
                    "none",
                    true,
                    List.of("landing", "pay"))
                .refusals(NOON))
        .containsExactly(
            "failed in this round: landing, pay",
            "another load test runs there, begun by another machine");
    assertThat(refusals(production, LoadSettings.of(false), Trigger.MANUAL, false, false, null))
        .containsExactly(
            "load.permitted is not true",
            "load.maxRate is not set",
            "load.maxDuration is not set",
            "--permit-load was not given",
            "only roadworthy run knows whether an incident is open");
  }
}
