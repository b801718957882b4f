package dev.roadworthy.reports.allure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs Allure's own command line in a JVM of its own: its analytics can only be switched off by an
 * environment variable, its memory only be bounded from outside, and none of its libraries meets
 * one of ours.
 */
final class AllureProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LEAST_MEGABYTES = 192;
  private static final int MOST_MEGABYTES = 2048;
  private static final int RESULTS_PER_MEGABYTE = 40;

  /** What a JVM needs of its surroundings; secrets and other JVM's options are not among it. */
  private static final Set<String> INHERITED =
      Set.of("HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE");

  private final Path home;

  AllureProcess(Path home) {
    this.home = home;
  }

  /**
   * Generates a report.
   *
   * @param results the folder with the results, already made safe
   * @param report the folder to generate into; does not exist yet
   * @param count how many results there are: memory is given accordingly, up to 2 GB
   * @return what went wrong, empty if nothing
   */
  Optional<String> generate(Path results, Path report, String name, int count)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("roadworthy-allure", ".log");
    try {
      Process process = start(results, report, name, count, log);
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          return Optional.of("Allure was stopped after " + PATIENCE.toMinutes() + " minutes");
        }
      } finally {
        process.destroyForcibly();
      }
      return process.exitValue() == 0 && Files.isRegularFile(report.resolve("index.html"))
          ? Optional.empty()
          : Optional.of("Allure ended with exit code " + process.exitValue() + ": " + tail(log));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private Process start(Path results, Path report, String name, int count, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + megabytes(count) + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-cp",
            home.resolve("lib")
                + File.separator
                + "*"
                + File.pathSeparator
                + home.resolve("lib/config"),
            "io.qameta.allure.CommandLine",
            "generate",
            // Browsers load nothing beside a page that was opened as a file.
            "--single-file",
            "--name",
            plain(name),
            "--output",
            report.toAbsolutePath().toString(),
            results.toAbsolutePath().toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> !INHERITED.contains(key.toUpperCase(Locale.ROOT)));
    environment.put("APP_HOME", home.toAbsolutePath().toString());
    environment.put("ALLURE_NO_ANALYTICS", "true");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    return process;
  }

  static int megabytes(int results) {
    return Math.min(MOST_MEGABYTES, LEAST_MEGABYTES + results / RESULTS_PER_MEGABYTE);
  }

  /** Allure writes the name into its page as it is, and takes a leading - or @ for an option. */
  static String plain(String name) {
    String inert = name.replaceAll("[^\\p{L}\\p{N} ._:/()-]", " ");
    String plain = inert.replaceFirst("^[^\\p{L}\\p{N}]+", "").strip();
    return plain.isEmpty() ? "Report" : plain;
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }
}
