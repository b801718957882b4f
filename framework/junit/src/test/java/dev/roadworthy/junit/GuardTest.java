package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherConstants;

/** A build in which no check ran, or none was recorded, is red. */
class GuardTest {

  @TempDir Path folder;

  static class AllSkipped {
    @Disabled("later")
    @HealthCheck("disabled")
    void disabled() {}

    @HealthCheck("aborted")
    void aborted() {
      abort("not here");
    }

    @Test
    void plain() {}
  }

  static class OneRuns {
    @HealthCheck("it runs")
    void runs() {}
  }

  static class NoChecks {
    @Test
    void plain() {}
  }

  @Disabled("later")
  @ParameterizedClass
  @ValueSource(ints = 1)
  static class DisabledRows {
    DisabledRows(int row) {}

    @HealthCheck("a row")
    void row() {}
  }

  @Test
  void aRoundInWhichEveryCheckWasSkippedIsRed() {
    assertThat(new SuiteRunner(folder).run(AllSkipped.class).red())
        .hasMessage(
            "No check ran: of 2 checks in "
                + AllSkipped.class.getName()
                + ", every one was skipped (first reason: "
                + "org.opentest4j.TestAbortedException: not here). "
                + "A build in which no check ran proves nothing.");
  }

  @Test
  void aRoundOfADisabledParameterizedClassIsRed() {
    assertThat(new SuiteRunner(folder).run(DisabledRows.class).red())
        .hasMessageContaining("No check ran: of 1 check in " + DisabledRows.class.getName());
  }

  @Test
  void aRoundInWhichOneCheckRanIsNot() {
    assertThat(new SuiteRunner(folder).run(AllSkipped.class, OneRuns.class).red()).isNull();
  }

  @Test
  void testsWithoutChecksAreNotRed() {
    assertThat(new SuiteRunner(folder).run(NoChecks.class).red()).isNull();
  }

  @Test
  void testsWithoutChecksAreRedWhereChecksAreRequired() {
    assertThat(
            new SuiteRunner(folder)
                .with("roadworthy.require-checks", "true")
                .run(NoChecks.class)
                .red())
        .hasMessageStartingWith("No check was found, but roadworthy.require-checks asks for one.");
  }

  @Test
  void aDryRunIsNotRed() {
    assertThat(
            new SuiteRunner(folder)
                .with(LauncherConstants.DRY_RUN_PROPERTY_NAME, "true")
                .run(AllSkipped.class)
                .red())
        .isNull();
  }

  @Test
  void aJournalThatCannotBeWrittenIsRedAndTheChecksRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    Held held = new SuiteRunner(folder).with("roadworthy.home", file.toString()).run(OneRuns.class);

    assertThat(held.results()).containsKey("runs");
    assertThat(held.red())
        .hasMessageStartingWith("The journal " + file)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("-Droadworthy.home=");
  }

  @Test
  void aJournalThatExistsIsNotOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("kept.journal"), "kept");

    Held held =
        new SuiteRunner(folder).with("roadworthy.journal", file.toString()).run(OneRuns.class);

    assertThat(held.red()).hasMessageContaining("FileAlreadyExistsException");
    assertThat(file).hasContent("kept");
  }

  static class Several {
    @HealthCheck("first")
    void first() {}

    @HealthCheck("second")
    void second() {}

    @HealthCheck("third")
    void third() {}
  }

  @Test
  void anErrorInTheConfigurationIsToldInFullOnce() {
    Held held =
        new SuiteRunner(folder)
            .configuration("environments: {ci: {url: 'ftp://a', evry: 1m}}")
            .run(Several.class);

    assertThat(held.results().values().stream().flatMap(result -> result.getThrowable().stream()))
        .hasSize(3)
        .allSatisfy(thrown -> assertThat(thrown).hasMessageStartingWith("X0101 check: "))
        .satisfiesOnlyOnce(
            thrown -> assertThat(thrown).hasMessageContaining("did you mean \"every\""));
    assertThat(held.red()).isNull();
    assertThat(held.files()).isEmpty();
  }

  @Test
  void anErrorInTheConfigurationIsToldAtTheEndIfNoCheckCouldTellIt() {
    Held held =
        new SuiteRunner(folder)
            .configuration("environments: {ci: {url: 'ftp://a'}}")
            .run(DisabledRows.class);

    assertThat(held.red()).hasMessageContaining("environments.ci.url");
  }

  @Test
  void anUnknownTriggerIsAnError() {
    Held held = new SuiteRunner(folder).with("roadworthy.trigger", "moon").run(OneRuns.class);

    assertThat(held.thrown("runs"))
        .hasMessageContaining(
            "roadworthy.trigger is one of ci, schedule, manual, but was \"moon\"");
  }
}
