package dev.roadworthy.runner.suite;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running suite JVM. */
public final class SuiteProcess implements AutoCloseable {

  /** What a suite JVM ends with that cannot do what it was started for, and has said why. */
  public static final int UNUSABLE = 2;

  static final String MAIN = "dev.roadworthy.junit.worker.SuiteMain";

  /** Time for the suite to end by itself after it was asked to. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** 128 plus the signals' numbers. */
  private static final Set<Integer> CLOSING = Set.of(129, 130, 143);

  private final Process process;
  private final Path arguments;

  private SuiteProcess(Process process, Path arguments) {
    this.process = process;
    this.arguments = arguments;
  }

  /**
   * Starts a suite JVM on the Java that this one runs on.
   *
   * @throws IOException if it cannot be started
   */
  public static SuiteProcess start(SuiteLaunch launch) throws IOException {
    Files.createDirectories(launch.log().toAbsolutePath().getParent());
    // An argument file, because class paths outgrow what a command line may have.
    Path arguments = launch.log().resolveSibling(launch.log().getFileName() + ".args");
    try {
      writeForMyself(arguments, arguments(launch));
      Process process =
          new ProcessBuilder(java(), "@" + arguments)
              .directory(launch.folder().toFile())
              .redirectErrorStream(true)
              // Appended, so that what is cut off from the log stays off.
              .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()))
              .redirectInput(
                  launch.atOnce() > 0
                      ? ProcessBuilder.Redirect.PIPE
                      : ProcessBuilder.Redirect.from(nothing()))
              .start();
      return new SuiteProcess(process, arguments);
    } catch (IOException e) {
      Files.deleteIfExists(arguments);
      throw e;
    }
  }

  /** Properties may be told that are nobody else's business. */
  private static void writeForMyself(Path file, List<String> lines) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.toAbsolutePath().getParent())
        .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, lines);
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> arguments(SuiteLaunch launch) {
    List<String> arguments = new ArrayList<>();
    if (launch.atOnce() == 0) {
      // It lives for seconds: quick to start is worth more than fast in the long run.
      arguments.add("-XX:TieredStopAtLevel=1");
    }
    arguments.add("-XX:+UseSerialGC");
    arguments.addAll(launch.jvmOptions());
    new TreeMap<>(launch.properties())
        .forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    arguments.add("-Droadworthy.journal=" + launch.journal().toAbsolutePath());
    arguments.add("-Droadworthy.parent=" + ProcessHandle.current().pid());
    arguments.add("-cp");
    arguments.add(
        launch.path().classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    arguments.add(MAIN);
    launch.path().scanned().forEach(path -> arguments.addAll(List.of("--scan", path.toString())));
    launch.checks().forEach(check -> arguments.addAll(List.of("--select", check)));
    launch.settled().forEach(check -> arguments.addAll(List.of("--except", check)));
    if (launch.atOnce() > 0) {
      arguments.addAll(List.of("--serve", String.valueOf(launch.atOnce())));
    }
    return arguments.stream().map(SuiteProcess::quoted).toList();
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Where a suite JVM is asked for checks that runs them as they are asked for. */
  public OutputStream asks() {
    return process.getOutputStream();
  }

  /** The JVM's process id. */
  public long pid() {
    return process.pid();
  }

  /** True while the JVM has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits a while for the JVM to end; true if it has. */
  public boolean awaitEnd(Duration most) throws InterruptedException {
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the JVM ended with; 128 plus the signal's number if it was killed. */
  public int exitCode() {
    return process.exitValue();
  }

  /** True if the JVM ended by SIGHUP, SIGINT or SIGTERM, as when a terminal closes. */
  public boolean wasAskedToEnd() {
    return CLOSING.contains(exitCode());
  }

  /** Asks the JVM and its children to end, and makes them end. Returns when the JVM has ended. */
  public void kill() {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    family.forEach(ProcessHandle::destroy);
    try {
      if (!awaitEnd(GRACE)) {
        family.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
      }
    } catch (InterruptedException e) {
      family.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /** Makes sure that the JVM has ended. */
  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      kill();
    }
    Files.deleteIfExists(arguments);
  }
}
