package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that run at the same time share nothing that one of them could spoil. */
class ParallelTest {

  @TempDir Path folder;

  /** All four wait for one another: run one after the other, none would pass. */
  static class Together {
    private static final CyclicBarrier MEET = new CyclicBarrier(4);

    private static void meet() throws Exception {
      MEET.await(20, TimeUnit.SECONDS);
    }

    @HealthCheck(value = "a", id = "a", every = "1h", timeout = "30s")
    void a(Warnings warnings) throws Exception {
      warnings.warn("only a");
      meet();
    }

    @HealthCheck(value = "b", id = "b", every = "1h", timeout = "30s")
    void b(Warnings warnings) throws Exception {
      meet();
      warnings.warn("only b");
    }

    @HealthCheck(value = "c", id = "c", every = "1h", timeout = "30s")
    void c() throws Exception {
      meet();
      assertThat("c").isEqualTo("d");
    }

    @HealthCheck(value = "d", id = "d", every = "1h", timeout = "30s")
    void d() throws Exception {
      meet();
    }
  }

  private SuiteRunner sideBySide() {
    return new SuiteRunner(folder)
        .with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with(
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
            "8"); // classes and rows take places too
  }

  /** Both rows with both of their checks wait for one another. */
  @ParameterizedClass
  @ValueSource(strings = {"de", "fr"})
  @CheckDefaults(every = "1h", timeout = "30s")
  static class Rows {
    private static final CyclicBarrier MEET = new CyclicBarrier(4);

    private final String language;

    Rows(String language) {
      this.language = language;
    }

    @HealthCheck(value = "greets", id = "greets")
    void greets(Warnings warnings) throws Exception {
      MEET.await(20, TimeUnit.SECONDS);
      warnings.warn("bonjour, " + language);
    }

    @HealthCheck(value = "parts", id = "parts")
    void parts() throws Exception {
      MEET.await(20, TimeUnit.SECONDS);
      assertThat(language).isEqualTo("de");
    }
  }

  @Test
  void theRowsOfAParameterizedClassDoNotMixUpEither() {
    Held held = sideBySide().run(Rows.class);

    assertThat(held.runs()).hasSize(4);
    assertThat(held.checks()).hasSize(4);
    assertThat(held.run("greets[language=de]").evidence().warnings())
        .containsExactly("bonjour, de");
    assertThat(held.run("greets[language=fr]").evidence().warnings())
        .containsExactly("bonjour, fr");
    assertThat(held.run("parts[language=de]").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(held.run("parts[language=fr]").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void checksRunInParallelWithoutMixingUp() {
    Held held = sideBySide().run(Together.class);

    assertThat(held.run("a").evidence().warnings()).containsExactly("only a");
    assertThat(held.run("b").evidence().warnings()).containsExactly("only b");
    assertThat(held.run("c").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(held.run("d").outcome()).isEqualTo(Outcome.PASSED);
    List<String> traces = held.runs().stream().map(run -> run.evidence().traceId()).toList();
    assertThat(traces).doesNotHaveDuplicates().allMatch(trace -> trace.matches("[0-9a-f]{32}"));
    assertThat(held.runs().stream().map(Run::round)).containsOnly(held.runs().get(0).round());
  }
}
