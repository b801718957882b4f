package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code roadworthy watch} as its operator starts it: by the start script of the distribution. */
final class WatchProcess implements AutoCloseable {

  private static final Duration MOST = Duration.ofMinutes(2);
  private static final int PAUSE_MILLIS = 50;

  private final Process process;
  private final Path log;

  private WatchProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it, and waits until its suite is loaded. */
  static WatchProcess start(Setting setting, Setting.Project project)
      throws IOException, InterruptedException {
    Path log = project.root().resolve("watch.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                unpacked(setting, project.root().resolve("distribution")).toString(),
                "watch",
                project.classes().toString(),
                "--classpath",
                setting.suite(),
                "-e",
                "production",
                "-C",
                project.root().toString(),
                "--home",
                project.home().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            key ->
                key.startsWith("ROADWORTHY_")
                    || key.equals("JAVA_OPTS")
                    || key.equals("JAVA_TOOL_OPTIONS")
                    || key.equals("JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    WatchProcess watch = new WatchProcess(builder.start(), log);
    watch.awaitSuite();
    return watch;
  }

  /** What the zip unpacks to, as far as it takes to start. */
  private static Path unpacked(Setting setting, Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("lib"));
    for (String jar : setting.runner().split(File.pathSeparator)) {
      Path file = Path.of(jar).toAbsolutePath();
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    Path script = Files.createDirectories(folder.resolve("bin")).resolve("roadworthy");
    return Files.copy(setting.script(), script, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void awaitSuite() throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (!Files.readString(log).contains("suite loaded")) {
      if (System.nanoTime() > end) {
        close();
      }
      requireAlive();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * @throws IOException if it has ended; with what it said
   */
  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the watch has ended:\n" + Files.readString(log));
    }
  }

  Proc proc() {
    return new Proc(process.pid());
  }

  /** Its suite JVMs: two for a moment while one takes the place of the other. */
  List<Proc> workers() {
    return proc().children();
  }

  @Override
  public void close() throws InterruptedException {
    Program.end(process);
  }
}
