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
  private final Suites suites;
  private final PrintStream out;

  /**
   * The build folders of the suites.
   *
   * @param checks of the one that watches the shop
   * @param load of the one that puts it under load
   */
  record Suites(Path checks, Path load) {}

  Operator(Folder folder, Suites suites, PrintStream out) throws IOException {
    this.folder = folder;
    this.suites = suites;
    this.out = out;
    for (Path suite : List.of(suites.checks(), suites.load())) {
      if (!Files.exists(suite.resolve("suite.classpath"))) {
        throw new IOException("the suite is not built: " + suite + " has no suite.classpath");
      }
    }
  }

  /** Runs the checks once. */
  int round() {
    return run(suites.checks(), "--environment", "demo", "--trigger", "schedule");
  }

  /** Puts the shop under load. */
  int load(String check) {
    return run(suites.load(), "--environment", "load", "--check", check);
  }

  private int run(Path suite, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                suite.resolve("test-classes").toString(),
                "--classpath-file",
                suite.resolve("suite.classpath").toString(),
                "--branch",
                "main"));
    arguments.addAll(List.of(options));
    return command("run", arguments.toArray(String[]::new));
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

  Path journals() {
    return folder.journals();
  }

  Path report() {
    return folder.path().resolve(".roadworthy/report/index.html");
  }
}
