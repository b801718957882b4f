package dev.roadworthy.runner.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project folder in which commands are typed.
 *
 * @param folder with roadworthy.yaml in it
 */
record Shell(Path folder) {

  /** For checks that are to run by the names of their methods. */
  static final String[] IN_ORDER = {
    "-e",
    "staging",
    "--jvm-option",
    "-Djunit.jupiter.testmethod.order.default=org.junit.jupiter.api.MethodOrderer$MethodName"
  };

  /** What a command left: exit code, and both streams. */
  record Said(int exit, String out, String err) {}

  /** Writes the configuration. */
  Shell configured(String yaml) throws IOException {
    Files.writeString(folder.resolve("roadworthy.yaml"), yaml);
    return this;
  }

  /** Runs a suite of one class, compiled before, against an environment. */
  Said run(Path suite, String... more) {
    return typeExactly(running(suite, more));
  }

  /** The same, in a JVM of its own. */
  RunnerProcess start(Path suite, String... more) throws IOException {
    return RunnerProcess.start(folder, running(suite, more));
  }

  /** Watches with a suite of one class, in a JVM of its own, until it is stopped. */
  RunnerProcess watch(Path suite, String... more) throws IOException {
    return RunnerProcess.start(folder, watching(suite, more));
  }

  /** What is typed for that. */
  String[] watching(Path suite, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                suite.toString(),
                "--classpath",
                System.getProperty("java.class.path"),
                "-e",
                "staging"));
    arguments.addAll(List.of(more));
    return here("watch", arguments.toArray(String[]::new));
  }

  /** What is typed for that. */
  String[] running(Path suite, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                suite.toString(),
                "--classpath",
                System.getProperty("java.class.path"),
                "--branch",
                "main"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--deliver-within")) {
      arguments.addAll(List.of("--deliver-within", "2"));
    }
    return here("run", arguments.toArray(String[]::new));
  }

  /** Types a command that takes {@code --project}. */
  Said type(String command, String... arguments) {
    return typeExactly(here(command, arguments));
  }

  private String[] here(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--project", folder.toString()));
    return all.toArray(String[]::new);
  }

  /** Types a command as it is. */
  static Said typeExactly(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Root.execute(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
