package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.distribution.jenkins.Build;
import dev.roadworthy.distribution.jenkins.Jenkinsfile;
import groovy.lang.MissingMethodException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Jenkinsfile, executed. */
class JenkinsfileIT {

  @TempDir Path folder;

  private String text;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(Path.of("../Jenkinsfile"));
  }

  @Test
  void aPushIsGatedOnStagingAndTouchesNoProduction() {
    Build build = executed(Build.ofPush());

    assertThat(build.failed()).isFalse();
    assertThat(build.steps()).extracting(Build.Step::stage).containsOnly("Staging");
    assertThat(whats(build, "steps"))
        .containsExactly(
            "sh mvn --batch-mode clean verify -Denvironment=staging -Droadworthy.home=target/roadworthy");
  }

  @Test
  void theClockWatchesProductionAndBuildsNoStaging() {
    Build build = executed(Build.ofTimer());

    assertThat(build.failed()).isFalse();
    assertThat(build.steps()).extracting(Build.Step::stage).containsOnly("Production");
    assertThat(whats(build, "steps"))
        .containsExactly(
            "sh mvn --batch-mode --quiet clean package -DskipTests",
            "dir .roadworthy/allure-results",
            "deleteDir",
            "withCredentials",
            "sh roadworthy run --environment production --trigger schedule");
  }

  @Test
  void journalsOfABuildAreKeptAndImported() {
    assertThat(executed(Build.ofPush()).steps())
        .filteredOn(step -> step.where().equals("post"))
        .extracting(Build.Step::what)
        .startsWith("archiveArtifacts", "sh roadworthy history import target/roadworthy/journals")
        .contains("junit", "allure", "publishHTML");
  }

  @Test
  void journalsOfProductionAreKept() {
    assertThat(executed(Build.ofTimer()).steps())
        .filteredOn(step -> step.what().equals("archiveArtifacts"))
        .singleElement()
        .extracting(Build.Step::options)
        .isEqualTo(Map.of("artifacts", ".roadworthy/journals/*.journal"));
  }

  @ParameterizedTest
  @CsvSource({"Staging, sh mvn", "Production, sh roadworthy run", "Production, sh mvn"})
  void whatIsAlwaysDoneIsDoneAfterAFailureToo(String stage, String failing) {
    Build build = stage.equals("Staging") ? Build.ofPush() : Build.ofTimer();
    List<String> well = whats(executed(build), "post");

    Build failed = executed(build.inWhichFails(failing));

    assertThat(failed.failed()).isTrue();
    assertThat(whats(failed, "post")).isEqualTo(well).isNotEmpty();
  }

  @Test
  void aFailureEndsItsStage() {
    assertThat(whats(executed(Build.ofTimer().inWhichFails("sh mvn")), "steps")).hasSize(1);
  }

  @Test
  void itCallsNothingButMavenAndRoadworthyWithArgumentsThatTheyTake() {
    List<String> commands =
        Stream.of(Build.ofPush(), Build.ofTimer())
            .flatMap(build -> executed(build).steps().stream())
            .map(Build.Step::what)
            .filter(what -> what.startsWith("sh "))
            .map(what -> what.substring("sh ".length()))
            .toList();

    assertThat(commands)
        .hasSizeGreaterThan(4)
        .allMatch(command -> command.matches("(mvn|roadworthy) [\\w ./=-]+"));
    for (String command : commands) {
      List<String> words = List.of(command.split(" "));
      if (words.get(0).equals("roadworthy")) {
        CommandLines.assertIsOne(words.subList(1, words.size()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deleteDir() -> deleteFolder()",
        "publishHTML target -> publishHtml target",
        "triggeredBy -> triggerdBy",
        "always { -> allways {",
        "disableConcurrentBuilds -> disableConcurrentBuild",
        "junit testResults -> script { }; junit testResults",
        "steps { -> step {",
        "cron( -> corn("
      })
  void aNameThatJenkinsDoesNotKnowIsFoundOut(String change) {
    assertThatThrownBy(() -> changed(change)).isInstanceOf(MissingMethodException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testResults: -> testResult:",
        "artifacts: -> artefacts:",
        "results: [[path: -> results: [[paths:",
        "reportDir: -> reportFolder:",
        "keepAll: -> keepAllOfThem:",
        "unit: -> units:",
        "numToKeepStr: -> numToKeep:",
        "variable: -> var:",
        "cron('H/5 -> cron('",
        "= credentials('shop-staging-password') -> = 'correct-horse'",
        "sh 'roadworthy history import target/roadworthy/journals' -> sh \"roadworthy ${1}\""
      })
  void anOptionThatJenkinsDoesNotKnowAndASecretInTheTextAreFoundOut(String change) {
    assertThatThrownBy(() -> changed(change)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theZipBringsItAsAnExample() throws IOException {
    assertThat(Distribution.unpackedInto(folder).home().resolve("examples/Jenkinsfile"))
        .hasContent(text);
  }

  private Build executed(Build build) {
    return new Jenkinsfile(text).execute(build);
  }

  /** Executes it for a push and for the timer after each "this -> that". */
  private void changed(String changes) {
    String[] parts = changes.split(" -> ", -1);
    String other = text;
    for (int i = 0; i < parts.length; i += 2) {
      assertThat(other).contains(parts[i]);
      other = other.replace(parts[i], parts[i + 1]);
    }
    new Jenkinsfile(other).execute(Build.ofPush());
    new Jenkinsfile(other).execute(Build.ofTimer());
  }

  private static List<String> whats(Build build, String where) {
    return build.steps().stream()
        .filter(step -> step.where().equals(where))
        .map(Build.Step::what)
        .toList();
  }
}
