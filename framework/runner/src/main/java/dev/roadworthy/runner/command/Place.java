package dev.roadworthy.runner.command;

import dev.roadworthy.runner.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command looks. */
final class Place {

  @Option(
      names = {"-C", "--project"},
      paramLabel = "DIR",
      defaultValue = ".",
      description =
          "The suite's folder, with roadworthy.yaml in it or above it. Default: this one.")
  Path project = Path.of(".");

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "The home: journals, logs, and history unless that is in a database. Default: ROADWORTHY_HOME, or .roadworthy in the project.")
  @Nullable Path home;

  /**
   * The suite's folder.
   *
   * @throws RefusedException if it does not exist
   */
  Path folder() {
    Path folder = project.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(
          "no such folder: " + folder + ", named by --project. Example: --project shop-checks");
    }
    return folder;
  }

  Home home() {
    if (home != null) {
      return new Home(home.toAbsolutePath().normalize());
    }
    String named = System.getenv("ROADWORTHY_HOME");
    return new Home(
        named == null || named.isBlank()
            ? folder().resolve(".roadworthy")
            : Path.of(named).toAbsolutePath().normalize());
  }
}
