package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The table of outcomes, row by row, as JUnit and the journal see it. */
class OutcomeTest {

  @TempDir Path folder;

  static class Suite {

    @HealthCheck("it passes")
    void passes() {}

    @HealthCheck("it warns")
    void warns(Warnings warnings) {
      warnings.warn("the cache is cold");
      warnings.warn("and the tea as well");
    }

    @HealthCheck(value = "it is slow", slowAfter = "1ms")
    void slow() throws InterruptedException {
      Thread.sleep(3);
    }

    @HealthCheck("it fails")
    void fails() {
      assertThat("off").isEqualTo("on");
    }

    @HealthCheck("it fails with Jupiter's assertions")
    void failsInJupiter() {
      assertEquals("on", "off");
    }

    @HealthCheck("it fails twice")
    void failsSoftly(SoftAssertions softly) {
      softly.assertThat(1).as("the first").isEqualTo(2);
      softly.assertThat(3).as("the second").isEqualTo(4);
    }

    @HealthCheck("it fails softly and throws")
    void failsSoftlyAndThrows(SoftAssertions softly) {
      softly.assertThat(1).as("the soft one").isEqualTo(2);
      throw new IllegalStateException("the hard one");
    }

    @HealthCheck("it raises a fault of its own")
    void raises() {
      throw Fault.code("A1042").because("the basket was empty");
    }

    @HealthCheck("it throws")
    void breaks() {
      throw new IllegalStateException("no such element");
    }

    @HealthCheck("it overflows the stack")
    void overflows() {
      overflow(Integer.MAX_VALUE);
    }

    private static int overflow(int depth) {
      return depth == 0 ? 0 : overflow(depth - 1) + 1;
    }

    @HealthCheck("it learns nothing")
    void learnsNothing() {
      throw new InconclusiveException("the feed was empty");
    }

    @HealthCheck("it assumes wrongly")
    void assumes() {
      assumeTrue(false, "only on Mondays");
    }

    @Disabled("until the shop has a basket")
    @HealthCheck("it is disabled")
    void disabled() {}
  }

  private Held held() {
    return new SuiteRunner(folder).run(Suite.class);
  }

  private static void assertRun(Run run, Outcome outcome, @Nullable String code) {
    assertThat(run.outcome()).isEqualTo(outcome);
    Fault fault = run.fault();
    assertThat(fault == null ? null : fault.code().code()).isEqualTo(code);
  }

  @Test
  void passedIsNothingInTheJvm() {
    Held held = held();

    assertThat(held.result("passes").getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertRun(held.run("passes"), Outcome.PASSED, null);
    assertThat(held.run("passes").evidence().detail()).isNull();
  }

  @Test
  void degradedByAWarningPassesWithAReportEntry() {
    Held held = held();

    assertThat(held.result("warns").getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertRun(held.run("warns"), Outcome.DEGRADED, "A0610");
    assertThat(held.run("warns").evidence().warnings())
        .containsExactly("the cache is cold", "and the tea as well");
    assertThat(held.reported())
        .anySatisfy(
            entry ->
                assertThat(entry.getKeyValuePairs())
                    .containsEntry("outcome", "DEGRADED")
                    .containsEntry("fault", "A0610 application: the cache is cold (and 1 more)"));
  }

  @Test
  void degradedBySlownessPassesWithAReportEntry() {
    Held held = held();

    assertThat(held.result("slow").getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertRun(held.run("slow"), Outcome.DEGRADED, "L0101");
    assertThat(held.reported())
        .anySatisfy(
            entry -> assertThat(entry.getKeyValuePairs().get("fault")).startsWith("L0101 load: "));
  }

  @Test
  void failedIsAnAssertionErrorWhoseFirstLineIsTheDiagnosis() {
    Held held = held();
    Throwable thrown = held.thrown("failsInJupiter");

    assertThat(thrown).isInstanceOf(AssertionError.class);
    assertThat(thrown).hasMessageStartingWith("A0600 application: ");
    assertThat(thrown.getCause()).isInstanceOf(AssertionFailedError.class);
    assertRun(held.run("failsInJupiter"), Outcome.FAILED, "A0600");
  }

  @Test
  void failedKeepsBothValuesForTheDifferenceInAnIde() {
    Throwable thrown = held().thrown("fails");

    assertThat(thrown).isInstanceOf(AssertionFailedError.class);
    AssertionFailedError compared = (AssertionFailedError) thrown;
    assertThat(compared.getExpected().getStringRepresentation()).contains("on");
    assertThat(compared.getActual().getStringRepresentation()).contains("off");
    assertThat(compared).hasMessageStartingWith("A0600 application: ");
  }

  @Test
  void failedPointsAtTheLineOfTheCheck() {
    assertThat(held().thrown("fails").getStackTrace())
        .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("fails"));
  }

  @Test
  void softAssertionsFailTogether() {
    Held held = held();

    assertThat(held.thrown("failsSoftly")).isInstanceOf(FaultError.class);
    assertRun(held.run("failsSoftly"), Outcome.FAILED, "A0600");
    assertThat(held.run("failsSoftly").evidence().detail())
        .contains("the first")
        .contains("the second");
  }

  @Test
  void softAssertionsFailTogetherWithWhatTheCheckThrew() {
    Held held = held();

    assertRun(held.run("failsSoftlyAndThrows"), Outcome.FAILED, "A0600");
    assertThat(held.run("failsSoftlyAndThrows").evidence().detail())
        .contains("the soft one")
        .contains("the hard one");
  }

  @Test
  void aFaultOfOnesOwnKeepsItsCode() {
    Held held = held();

    assertThat(held.thrown("raises")).hasMessage("A1042 application: the basket was empty");
    assertRun(held.run("raises"), Outcome.FAILED, "A1042");
  }

  @Test
  void brokenIsAnExceptionOfItsOwnWhoseFirstLineIsTheDiagnosis() {
    Held held = held();

    assertThat(held.thrown("breaks"))
        .isInstanceOf(BrokenCheckException.class)
        .isNotInstanceOf(AssertionError.class)
        .hasMessageMatching("X0101 check: .*IllegalStateException: no such element.*")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertRun(held.run("breaks"), Outcome.BROKEN, "X0101");
    assertThat(held.run("breaks").evidence().detail())
        .contains("no such element")
        .contains("breaks(");
  }

  @Test
  void aStackOverflowIsBroken() {
    assertRun(held().run("overflows"), Outcome.BROKEN, "X0101");
  }

  @Test
  void inconclusiveIsAnExceptionOfItsOwn() {
    Held held = held();

    assertThat(held.thrown("learnsNothing"))
        .isInstanceOf(InconclusiveException.class)
        .hasMessage("X0102 check: the feed was empty");
    assertRun(held.run("learnsNothing"), Outcome.INCONCLUSIVE, "X0102");
  }

  @Test
  void inconclusiveIsAnAbortWhereThePolicySaysSkip() {
    Held held =
        new SuiteRunner(folder)
            .configuration(
                """
                policy: {inconclusive: skip}
                environments: {ci: {url: 'http://localhost:1'}}
                """)
            .run(Suite.class);

    assertThat(held.result("learnsNothing").getStatus()).isEqualTo(Status.ABORTED);
    assertRun(held.run("learnsNothing"), Outcome.INCONCLUSIVE, "X0102");
  }

  @Test
  void skippedByAnAssumptionIsAnAbort() {
    Held held = held();

    assertThat(held.result("assumes").getStatus()).isEqualTo(Status.ABORTED);
    assertThat(held.thrown("assumes")).isInstanceOf(TestAbortedException.class);
    assertRun(held.run("assumes"), Outcome.SKIPPED, null);
    assertThat(held.run("assumes").evidence().detail()).contains("only on Mondays");
  }

  @Test
  void disabledIsSkipped() {
    Held held = held();

    assertRun(held.run("disabled"), Outcome.SKIPPED, null);
    assertThat(held.run("disabled").evidence().detail()).isEqualTo("until the shop has a basket");
  }

  @Test
  void everyCheckHasExactlyOneRun() {
    assertThat(held().runs().stream().map(Run::check).map(CheckId::value))
        .doesNotHaveDuplicates()
        .hasSize(13);
  }
}
