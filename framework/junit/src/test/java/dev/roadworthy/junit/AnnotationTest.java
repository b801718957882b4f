package dev.roadworthy.junit;

import static dev.roadworthy.check.Severity.CRITICAL;
import static dev.roadworthy.check.Severity.MAJOR;
import static dev.roadworthy.check.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What annotations say, and what they may not say. */
class AnnotationTest {

  @TempDir Path folder;

  private Held held(Class<?>... suites) {
    return new SuiteRunner(folder).run(suites);
  }

  private static CheckSpec check(Held held, String id) {
    return held.checks().stream()
        .filter(check -> check.id().value().endsWith(id))
        .findFirst()
        .orElseThrow();
  }

  @CheckDefaults(owner = "web", severity = MINOR, every = "5m", runbook = "https://wiki.example")
  static class Declared {

    @HealthCheck(
        value = "  All is said  ",
        id = "all",
        every = "30s",
        timeout = "4s",
        severity = CRITICAL,
        owner = "payments",
        runbook = "https://wiki.example/all",
        dependsOn = "plain",
        slowAfter = "800ms")
    void all() {}

    @HealthCheck("Nothing is said")
    void plain() {}

    @Nested
    @CheckDefaults(owner = "inner")
    class Inner {
      @HealthCheck("It is nested")
      void nested() {}
    }
  }

  static class Undeclared {
    @HealthCheck("Nothing is said anywhere")
    void plain() {}
  }

  @Test
  void attributesBecomeTheSpecification() {
    CheckSpec all = check(held(Declared.class), "all");

    assertThat(all.id().value()).isEqualTo("all");
    assertThat(all.name()).isEqualTo("All is said");
    assertThat(all.className()).isEqualTo(Declared.class.getName());
    assertThat(all.methodName()).isEqualTo("all");
    assertThat(all.schedule()).isEqualTo(Schedule.parse("30s"));
    assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(all.severity()).isEqualTo(CRITICAL);
    assertThat(all.owner()).isEqualTo(new Owner("payments"));
    assertThat(all.runbook()).isEqualTo(URI.create("https://wiki.example/all"));
    assertThat(all.dependsOn()).hasToString("plain");
    assertThat(all.slowAfter()).isEqualTo(Duration.ofMillis(800));
    assertThat(all.codeHash()).matches("[0-9a-f]{32}");
  }

  @Test
  void whatIsLeftOutIsTakenFromTheClass() {
    CheckSpec plain = check(held(Declared.class), "plain");

    assertThat(plain.id().value()).isEqualTo(Declared.class.getName() + ".plain");
    assertThat(plain.owner()).isEqualTo(new Owner("web"));
    assertThat(plain.severity()).isEqualTo(MINOR);
    assertThat(plain.schedule()).isEqualTo(Schedule.parse("5m"));
    assertThat(plain.timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aNestedClassTakesWhatItDoesNotSayFromTheClassAround() {
    CheckSpec nested = check(held(Declared.class), "nested");

    assertThat(nested.owner()).isEqualTo(new Owner("inner"));
    assertThat(nested.severity()).isEqualTo(MINOR);
    assertThat(nested.className()).isEqualTo(Declared.Inner.class.getName());
  }

  @Test
  void whatNobodySaysIsTheFrameworks() {
    CheckSpec plain = check(held(Undeclared.class), "plain");

    assertThat(plain.schedule()).isEqualTo(Schedule.DEFAULT);
    assertThat(plain.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(plain.owner()).isEqualTo(Owner.UNOWNED);
    assertThat(plain.severity()).isEqualTo(MAJOR);
    assertThat(plain.slowAfter()).isNull();
  }

  @Test
  void whatOnlyTheEnvironmentSaysIsTheEnvironments() {
    SuiteRunner runner =
        new SuiteRunner(folder)
            .configuration(
                "environments: {ci: {url: 'http://localhost:1', every: 2m, timeout: 7s}}");

    CheckSpec plain = check(runner.run(Undeclared.class), "plain");

    assertThat(plain.schedule()).isEqualTo(Schedule.parse("2m"));
    assertThat(plain.timeout()).isEqualTo(Duration.ofSeconds(7));
  }

  static class Wrong {

    @HealthCheck(value = "Its deadline is unreadable", timeout = "5 seconds")
    void deadline() {}

    @HealthCheck(value = "Two things are wrong", every = "now and then", runbook = "wiki")
    void twice() {}

    @HealthCheck(" ")
    void nameless() {}

    @HealthCheck(value = "It is slower than it may be", slowAfter = "1m")
    void slow() {}

    @HealthCheck(value = "Its id is none", id = "?")
    void id() {}

    @HealthCheck(
        value = "It has two severities",
        severity = {MAJOR, MINOR})
    void severe() {}

    @HealthCheck(value = "It depends on itself", id = "self", dependsOn = "self")
    void self() {}

    @HealthCheck(value = "Its owner has no name", owner = " ")
    void owner() {}

    @SideEffects(cleanup = "tidyUp")
    @HealthCheck("Nothing cleans up")
    void dirty() {}

    @HealthCheck("Nothing is wrong")
    void right() {}
  }

  private void assertBroken(String method, String... lines) {
    Held held = held(Wrong.class);
    String place = Wrong.class.getName() + "." + method + ": ";
    assertThat(held.thrown(method)).isInstanceOf(BrokenCheckException.class);
    String message = held.message(method);
    assertThat(message).startsWith("X0101 check: @");
    assertThat(message.substring(0, message.indexOf("Also in"))).contains(place).contains(lines);
    assertThat(held.run(method.equals("self") ? "self" : method).outcome())
        .isEqualTo(Outcome.BROKEN);
  }

  @Test
  void anUnreadableDeadlineBreaksTheCheck() {
    assertBroken(
        "deadline",
        "@HealthCheck(timeout) of ",
        "Unrecognized duration: \"5 seconds\". Examples: \"800ms\"");
  }

  @Test
  void everythingThatIsWrongWithACheckIsSaidAtOnce() {
    assertBroken(
        "twice",
        "@HealthCheck(every) of ",
        "\"now and then\"",
        "@HealthCheck(runbook) of ",
        "an absolute http or https URL, but was \"wiki\". Example: \"https://wiki.example");
  }

  @Test
  void aBlankNameBreaksTheCheck() {
    assertBroken("nameless", "@HealthCheck(value) of ", "not blank, but was \" \". Example: \"The");
  }

  @Test
  void slowerThanTheDeadlineBreaksTheCheck() {
    assertBroken(
        "slow",
        "@HealthCheck(slowAfter)",
        "a duration from 1ms to less than the timeout of 10s, but was \"1m\". Example: \"800ms\"");
  }

  @Test
  void anIdOfForbiddenLettersBreaksTheCheckUnderTheNameOfItsMethod() {
    assertBroken("id", "@HealthCheck(id)", "but was \"?\". Example: ");
  }

  @Test
  void twoSeveritiesBreakTheCheck() {
    assertBroken("severe", "@HealthCheck(severity)", "it has one value, but was [MAJOR, MINOR]");
  }

  @Test
  void dependingOnItselfBreaksTheCheck() {
    assertBroken("self", "@HealthCheck(dependsOn)", "the id of another check, but was \"self\"");
  }

  @Test
  void aBlankOwnerBreaksTheCheck() {
    assertBroken("owner", "@HealthCheck(owner)", "not blank, but was \" \". Example: \"payments\"");
  }

  @Test
  void aCleanupThatDoesNotExistBreaksTheCheck() {
    assertBroken(
        "dirty", "@SideEffects(cleanup)", "of \"tidyUp\" there are 0. Example: \"cancelOrder\"");
  }

  @Test
  void theOtherChecksOfTheClassGoOn() {
    assertThat(held(Wrong.class).run("right").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void whatElseIsWrongInTheClassIsSaidToo() {
    assertThat(held(Wrong.class).message("deadline"))
        .contains("Also in " + Wrong.class.getName() + ":\n")
        .contains("now and then", "tidyUp", "\"self\"");
  }

  @CheckDefaults(timeout = "soon")
  static class WrongDefaults {
    @HealthCheck("It inherits an error")
    void inherits() {}

    @HealthCheck(value = "It says it better", timeout = "1s")
    void better() {}
  }

  @Test
  void anErrorInTheDefaultsBreaksOnlyThoseWhoTakeThem() {
    Held held = held(WrongDefaults.class);

    assertThat(held.message("inherits"))
        .startsWith(
            "X0101 check: @CheckDefaults(timeout) of "
                + WrongDefaults.class.getName()
                + ", for "
                + WrongDefaults.class.getName()
                + ".inherits: Unrecognized duration: \"soon\"");
    assertThat(held.run("better").outcome()).isEqualTo(Outcome.PASSED);
  }

  static class First {
    @HealthCheck(value = "It has the id", id = "same")
    void first() {}
  }

  static class Second {
    @HealthCheck(value = "It wants the id", id = "same")
    void second() {}
  }

  @Test
  void theSecondCheckOfAnIdIsBrokenUnderAnother() {
    Held held = held(First.class, Second.class);

    assertThat(held.run("same").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(held.message("second"))
        .contains("@HealthCheck(id) of " + Second.class.getName() + ".second: unique in a suite")
        .contains("\"same\" is that of " + First.class.getName() + ".first. Example: \"same-2\"");
    assertThat(held.runs()).hasSize(2);
    assertThat(held.runs().stream().map(run -> run.check().value())).doesNotHaveDuplicates();
  }

  static class Repeated {
    @HealthCheck("It is repeated as well")
    @RepeatedTest(2)
    void twice() {}
  }

  @Test
  void aCheckIsNoOtherKindOfTestAsWell() {
    assertThat(held(Repeated.class).runs())
        .isNotEmpty()
        .allSatisfy(
            run ->
                assertThat(run.evidence().detail())
                    .contains("a check is a test by itself", "@ParameterizedClass"));
  }

  @Test
  void everyCheckIsFoundBeforeAnyRuns() {
    var journal = held(Declared.class, Undeclared.class).journal();

    assertThat(journal.get(0)).isInstanceOf(JournalEntry.RoundStarted.class);
    assertThat(journal.subList(1, 5)).allMatch(JournalEntry.CheckFound.class::isInstance);
    assertThat(journal.get(5)).isInstanceOf(JournalEntry.RunStarted.class);
    assertThat(journal.get(journal.size() - 1)).isInstanceOf(JournalEntry.RoundEnded.class);
  }
}
