package dev.roadworthy.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures everything and prints the tables. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * @param args the folder of the benchmarks, and Maven's local repository
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    perTest(folder, System.out);
    StoreThroughput.measure(folder.resolve("target"), System.out);
    PerBuild.measure(folder, Path.of(args[1]).toAbsolutePath(), System.out);
  }

  private static void perTest(Path folder, PrintStream out) throws RunnerException, IOException {
    Path home = Files.createTempDirectory("roadworthy-benchmarks");
    Options options =
        new OptionsBuilder()
            .include(PerTest.class.getName())
            .jvmArgsAppend(
                "-Droadworthy.config=" + folder.resolve("roadworthy.yaml"),
                "-Droadworthy.home=" + home,
                "-Droadworthy.allure=false")
            .build();
    Map<PerTest.Suite, Double> micros = new EnumMap<>(PerTest.Suite.class);
    for (RunResult result : new Runner(options).run()) {
      micros.put(
          PerTest.Suite.valueOf(result.getParams().getParam("suite")),
          result.getPrimaryResult().getScore());
    }
    out.printf(
        Locale.ROOT,
        "%n%-34s %12s %12s %10s %10s%n",
        "per test",
        "plain",
        "check",
        "ratio",
        "more");
    row(out, micros, "empty", PerTest.Suite.EMPTY_TESTS, PerTest.Suite.EMPTY_CHECKS);
    row(
        out,
        micros,
        "Rest Assured, status",
        PerTest.Suite.STATUS_TESTS,
        PerTest.Suite.STATUS_CHECKS);
    row(out, micros, "Rest Assured, body", PerTest.Suite.BODY_TESTS, PerTest.Suite.BODY_CHECKS);
  }

  private static void row(
      PrintStream out,
      Map<PerTest.Suite, Double> micros,
      String name,
      PerTest.Suite plain,
      PerTest.Suite check) {
    double before = micros.getOrDefault(plain, Double.NaN);
    double after = micros.getOrDefault(check, Double.NaN);
    out.printf(
        Locale.ROOT,
        "%-34s %9.1f us %9.1f us %10.2f %7.1f us%n",
        name,
        before,
        after,
        after / before,
        after - before);
  }
}
