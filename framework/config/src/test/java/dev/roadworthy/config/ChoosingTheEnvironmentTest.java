package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoosingTheEnvironmentTest {

  @TempDir Path folder;
  private Given given;

  @BeforeEach
  void threeEnvironments() {
    given =
        new Given(folder)
            .yaml(
                """
                environments:
                  ci: {url: 'http://localhost'}
                  staging: {url: 'https://staging.example'}
                  production: {url: 'https://shop.example'}
                """);
  }

  private EnvironmentChoice choice() {
    return given.loader().chosenEnvironment();
  }

  private String problem() {
    return given.problems(Scope.suite(choice())).get(0);
  }

  @Test
  void isCiWhereNobodyNamesOne() {
    assertThat(choice()).isEqualTo(new EnvironmentChoice("ci", null));
    assertThat(choice().named()).isFalse();
  }

  @Test
  void isWhatTheVariableNames() {
    given.variable("ROADWORTHY_ENVIRONMENT", "staging");

    assertThat(choice()).isEqualTo(new EnvironmentChoice("staging", "ROADWORTHY_ENVIRONMENT"));
    assertThat(choice().named()).isTrue();
  }

  @Test
  void isWhatThePropertyNamesBeforeTheVariable() {
    given.variable("ROADWORTHY_ENVIRONMENT", "staging").property("environment", "production");

    assertThat(choice()).isEqualTo(new EnvironmentChoice("production", "-Denvironment"));
  }

  @Test
  void isNotNamedByABlank() {
    given.variable("ROADWORTHY_ENVIRONMENT", "").property("environment", " ");

    assertThat(choice()).isEqualTo(new EnvironmentChoice("ci", null));
  }

  @Test
  void isProductionWhenProductionIsNamed() {
    given.property("environment", "production");

    assertThat(given.load(Scope.suite(choice())).environments()).containsOnlyKeys("production");
  }

  @Test
  void isNeverProductionByDefaultWhateverItsName() {
    given.yaml("environments:\n  ci: {kind: production, url: 'https://shop.example'}\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:2:3 environments.ci: is of kind production, and is not taken unless"
                + " it is named. Example: ROADWORTHY_ENVIRONMENT=ci");
    given.property("environment", "ci");
    assertThat(given.load(Scope.suite(choice())).environments()).containsOnlyKeys("ci");
  }

  @Test
  void isAskedAboutWhenItIsUnknown() {
    given.variable("ROADWORTHY_ENVIRONMENT", "stagign");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:1:1 environments: has no \"stagign\", named by"
                + " ROADWORTHY_ENVIRONMENT; did you mean \"staging\"? Known environments: ci,"
                + " staging, production. Example: ROADWORTHY_ENVIRONMENT=staging");
  }

  @Test
  void isListedWhenNothingIsNear() {
    given.property("environment", "moon");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:1:1 environments: has no \"moon\", named by -Denvironment. Known"
                + " environments: ci, staging, production. Example: -Denvironment=ci");
  }

  @Test
  void isToldWhenTheDefaultIsMissing() {
    given.yaml("environments:\n  staging: {url: 'https://staging.example'}\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:1:1 environments: has no \"ci\", the default. Known environments:"
                + " staging. Example: ROADWORTHY_ENVIRONMENT=staging");
  }

  @Test
  void isCorrectedInTheWayItWasMade() {
    var choice = new EnvironmentChoice("stagin", "--environment");

    assertThat(given.problems(Scope.runner(choice)).get(0))
        .endsWith("Example: --environment staging");
  }
}
