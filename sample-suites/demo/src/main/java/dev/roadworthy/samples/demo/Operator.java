package dev.roadworthy.samples.demo;

import dev.roadworthy.runner.command.Root;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Types the commands that an operator would. */
final class Operator {

  private final Folder folder;
  private final Path suite;
  private final PrintStream out;

  /**
   * @param suite the suite's build folder
   */
  Operator(Folder folder, Path suite, PrintStream out) throws IOException {
    this.folder = folder;
    this.suite = suite;
    this.out = out;
    if (!Files.exists(suite.resolve("suite.classpath"))) {
      throw new IOException("the suite is not built: " + suite + " has no suite.classpath");
    }
  }

  /** Runs the suite once. */
  int round() {
    return command(
        "run",
        suite.resolve("test-classes").toString(),
        "--classpath-file",
        suite.resolve("suite.classpath").toString(),
        "--environment",
        "demo",
        "--trigger",
        "schedule",
        "--branch",
        "main");
  }

  /** Runs a command in the demo's folder. */
  int command(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(List.of(arguments));
    if (!name.equals("explain")) {
      all.addAll(List.of("--project", folder.path().toString()));
    }
    return Root.execute(out, out, all.toArray(String[]::new));
  }

  Path report() {
    return folder.path().resolve(".roadworthy/report/index.html");
  }
}
