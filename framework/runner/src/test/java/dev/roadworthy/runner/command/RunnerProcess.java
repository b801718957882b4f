package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The command in a JVM of its own, at the head of a process group as a shell would start it, so
 * that it can be interrupted and killed.
 */
final class RunnerProcess implements AutoCloseable {

  /** A build in the background ignores SIGINT, and so would everything that it starts. */
  private static final List<String> AS_A_SHELL_DOES =
      List.of("setsid", "env", "--default-signal=INT");

  private final Process process;
  private final Path out;
  private final Path err;

  private RunnerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static RunnerProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, System.getenv(), List.of(), arguments);
  }

  /** With these environment variables and no others. */
  static RunnerProcess start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    return start(folder, variables, List.of(), arguments);
  }

  /** With these environment variables and no others, and these options of its JVM. */
  static RunnerProcess start(
      Path folder, Map<String, String> variables, List<String> options, String... arguments)
      throws IOException {
    return start(folder, List.of(), variables, options, arguments);
  }

  /** Started by another command, which becomes it. */
  static RunnerProcess under(List<String> command, Path folder, String... arguments)
      throws IOException {
    return start(folder, command, System.getenv(), List.of(), arguments);
  }

  private static RunnerProcess start(
      Path folder,
      List<String> under,
      Map<String, String> variables,
      List<String> options,
      String... arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "runner", ".out");
    Path err = Files.createTempFile(folder, "runner", ".err");
    List<String> command = new ArrayList<>(AS_A_SHELL_DOES);
    command.addAll(under);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().retainAll(variables.keySet());
    builder.environment().putAll(variables);
    return new RunnerProcess(builder.start(), out, err);
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits for the suite JVM that it starts. */
  ProcessHandle suite() throws IOException {
    List<ProcessHandle> suite = new ArrayList<>();
    awaitThat(
        () -> {
          process.children().forEach(suite::add);
          return !suite.isEmpty();
        });
    return suite.get(0);
  }

  /** Waits for something to happen before it ends. */
  void awaitThat(Callable<Boolean> happened) throws IOException {
    try {
      assertThat(livesUntil(happened)).as("%s%s", out(), err()).isTrue();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(out() + err(), e);
    }
  }

  /** Waits for something to happen; false if it has ended before. */
  boolean livesUntil(Callable<Boolean> happened) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> !process.isAlive() || happened.call());
    return process.isAlive();
  }

  /** Ctrl-C: SIGINT to the runner and to all that it has started. */
  void interrupt() throws IOException, InterruptedException {
    interrupt(-process.pid());
  }

  /** SIGINT to the runner alone. */
  void interruptAlone() throws IOException, InterruptedException {
    interrupt(process.pid());
  }

  /** SIGINT to a process; to a group, if the number is negative. */
  static void interrupt(long whom) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + whom).inheritIO().start().waitFor())
        .isZero();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end. */
  Shell.Said ended() throws IOException, InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return new Shell.Said(process.exitValue(), out(), err());
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
