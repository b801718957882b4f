package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a watch starts its suite JVMs with.
 *
 * @param options such as {@code -Xmx128m}
 */
record WorkerOptions(List<String> options) {

  /** As a watch that is started to be asked does it. */
  static WorkerOptions ofWatch(Setting setting) throws IOException, InterruptedException {
    Setting.Project project =
        setting.project("options", ManyChecks.empty(1, "1h"), "http://127.0.0.1:9", "");
    try (WatchProcess watch = WatchProcess.start(setting, project);
        DirectoryStream<Path> files =
            Files.newDirectoryStream(project.home().resolve("logs"), "*.args")) {
      watch.requireAlive();
      for (Path file : files) {
        return new WorkerOptions(
            Files.readAllLines(file).stream()
                .map(line -> line.replaceAll("^\"|\"$", ""))
                .filter(line -> line.startsWith("-X"))
                .toList());
      }
      throw new IOException("no file of arguments for a suite JVM in " + project.home());
    }
  }

  /** A command that wants its class path and class. */
  List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    return command;
  }
}
