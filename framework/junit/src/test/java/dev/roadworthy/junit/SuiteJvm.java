package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.junit.worker.SuiteMain;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs suites in a JVM of their own, as the runner does. */
final class SuiteJvm {

  private final Path folder;
  private final Path classes;
  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private @Nullable String lines;

  /**
   * What a suite JVM left.
   *
   * @param exit its exit status
   * @param printed on both of its streams
   * @param round what its journal tells
   */
  record Ended(int exit, String printed, Held round) {}

  /**
   * @param folder for configuration, classes, journal and Allure's results
   */
  SuiteJvm(Path folder) throws IOException {
    this.folder = folder;
    this.classes = Files.createDirectories(folder.resolve("classes"));
    configuration("environments: {ci: {url: 'http://localhost:1'}}");
  }

  SuiteJvm configuration(String yaml) throws IOException {
    Files.writeString(folder.resolve("roadworthy.yaml"), yaml);
    return this;
  }

  SuiteJvm with(String property, String value) {
    options.add("-D" + property + "=" + value);
    return this;
  }

  /** What Java is started with. */
  SuiteJvm under(List<String> command) {
    prefix.addAll(command);
    return this;
  }

  /** Adds arguments to its command line. */
  SuiteJvm asked(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Lets checks run as these lines ask for them. */
  SuiteJvm serving(int atOnce, String... asked) {
    lines = String.join("\n", asked) + "\n";
    return asked("--serve", String.valueOf(atOnce));
  }

  /** Adds a class to those that are scanned. */
  SuiteJvm with(Class<?> suite) throws IOException {
    return with(suite, bytes -> bytes);
  }

  /**
   * Adds a class to those that are scanned.
   *
   * @param change of its class file
   */
  SuiteJvm with(Class<?> suite, UnaryOperator<byte[]> change) throws IOException {
    Path file = classes.resolve(suite.getName().replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    try (InputStream in = suite.getResourceAsStream(file.getFileName().toString())) {
      Files.write(file, change.apply(Objects.requireNonNull(in).readAllBytes()));
    }
    return this;
  }

  Ended run(Class<?>... suites) throws IOException, InterruptedException {
    for (Class<?> suite : suites) {
      with(suite);
    }
    Process process = start();
    if (lines != null) {
      try (Writer in = process.outputWriter(UTF_8)) {
        in.write(lines);
      }
    }
    Path printed = printed();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The suite JVM did not end: " + Files.readString(printed, UTF_8));
    }
    return new Ended(process.exitValue(), Files.readString(printed, UTF_8), round());
  }

  /** Starts it, to talk with it. */
  Process start() throws IOException {
    return new ProcessBuilder(command())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(printed().toFile())
        .start();
  }

  private Path printed() {
    return folder.resolve("printed");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-Droadworthy.journal=" + folder.resolve("round.journal"));
    command.add("-Dallure.results.directory=" + folder.resolve("allure-results"));
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(SuiteMain.class.getName());
    command.addAll(List.of("--scan", classes.toString()));
    command.addAll(arguments);
    return command;
  }

  /** What its journal tells by now. */
  Held round() {
    Path journal = folder.resolve("round.journal");
    boolean begun = journal.toFile().length() >= JournalReader.HEADER_BYTES;
    return new Held(
        Map.of(),
        Map.of(),
        List.of(),
        begun ? Held.read(journal) : List.of(),
        begun ? List.of(journal) : List.of(),
        null);
  }
}
