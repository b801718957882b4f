package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What everything is measured with.
 *
 * @param folder on the disk on which histories are kept; what is measured leaves its files there
 * @param script the start script of the distribution
 * @param runner the class path of the command line
 * @param suite the class path of a suite, without its own classes
 * @param out takes the tables
 */
record Setting(Path folder, Path script, String runner, String suite, PrintStream out) {

  /** As the system properties {@code figures.*} say. */
  static Setting ofProperties(PrintStream out) throws IOException {
    return new Setting(
        Files.createDirectories(Path.of(property("figures.folder")).toAbsolutePath()),
        Path.of(property("figures.script")).toAbsolutePath(),
        property("figures.runner"),
        property("figures.suite"),
        out);
  }

  private static String property(String key) {
    String value = System.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "System property " + key + " is missing. Start this with benchmarks/watch");
    }
    return value;
  }

  /** An empty folder. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(folder, name + "-");
  }

  /**
   * A project folder with a suite in it.
   *
   * @param url of environment production
   * @param more of the configuration, below environments
   */
  Project project(String name, ManyChecks checks, String url, String more) throws IOException {
    Path root = fresh(name);
    Files.writeString(
        root.resolve("roadworthy.yaml"),
        "environments:\n  production:\n    url: " + url + "\n" + more);
    return new Project(root, checks.compileInto(root.resolve("classes"), suite));
  }

  /**
   * A folder as a user has it.
   *
   * @param root with the configuration
   * @param classes with the checks
   */
  record Project(Path root, Path classes) {

    Path home() {
      return root.resolve("home");
    }

    Path journals() {
      return home().resolve("journals");
    }

    Path configuration() {
      return root.resolve("roadworthy.yaml");
    }
  }
}
