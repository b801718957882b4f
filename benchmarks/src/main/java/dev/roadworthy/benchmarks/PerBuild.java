package dev.roadworthy.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code mvn verify} of two projects that check the same ten things, turn by turn. Maven runs
 * offline on a local repository that was filled before.
 */
final class PerBuild {

  private static final int TURNS = 7;
  private static final Duration MOST = Duration.ofMinutes(5);

  private PerBuild() {}

  static void measure(Path folder, Path localRepository, PrintStream out)
      throws IOException, InterruptedException {
    Path projects = folder.resolve("target").resolve("projects");
    Path plain = projects.resolve("plain");
    Path checks = projects.resolve("checks");
    build(plain, localRepository, "one turn that does not count");
    build(checks, localRepository, "one turn that does not count");
    List<Double> plainSeconds = new ArrayList<>();
    List<Double> checkSeconds = new ArrayList<>();
    for (int turn = 1; turn <= TURNS; turn++) {
      plainSeconds.add(build(plain, localRepository, "turn " + turn));
      checkSeconds.add(build(checks, localRepository, "turn " + turn));
    }
    double before = median(plainSeconds);
    double after = median(checkSeconds);
    out.printf(
        Locale.ROOT,
        "%n%-34s %12s %12s %10s %10s%n%-34s %10.2f s %10.2f s %10.2f %8.2f s%n",
        "per build",
        "plain",
        "checks",
        "ratio",
        "more",
        "mvn verify, ten (median of " + TURNS + ")",
        before,
        after,
        after / before,
        after - before);
  }

  private static double build(Path project, Path localRepository, String what)
      throws IOException, InterruptedException {
    Path log = project.resolve("build.log");
    long start = System.nanoTime();
    Process maven =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "--offline",
                "--quiet",
                "-Dmaven.repo.local=" + localRepository,
                // Whoever filled it, what lies there counts.
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                "verify")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!maven.waitFor(MOST.toSeconds(), TimeUnit.SECONDS) || maven.exitValue() != 0) {
      maven.destroyForcibly();
      throw new IOException(
          "mvn verify of " + project + " failed in " + what + ":\n" + Files.readString(log));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
