package dev.roadworthy.benchmarks.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@link PlainProbes} with the options that a suite JVM has. */
final class PlainProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;
  private final Path log;

  private PlainProcess(Process process, Path log) {
    this.process = process;
    this.said = process.inputReader(UTF_8);
    this.log = log;
  }

  static PlainProcess start(Setting setting, WorkerOptions options, String url, String connections)
      throws IOException {
    List<String> command = options.java();
    command.addAll(
        List.of(
            "-cp",
            ownClasses() + File.pathSeparator + setting.suite(),
            PlainProbes.class.getName(),
            url,
            String.valueOf(WorkerProcess.AT_ONCE),
            connections));
    Path log = setting.fresh("plain").resolve("plain.log");
    return new PlainProcess(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(PlainProbes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  void run(int probes) throws IOException {
    process.getOutputStream().write((probes + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    String answer = said.readLine();
    if (!PlainProbes.DONE.equals(answer)) {
      throw new IOException("plain Rest Assured said " + answer + ":\n" + Files.readString(log));
    }
  }

  Proc proc() {
    return new Proc(process.pid());
  }

  @Override
  public void close() throws InterruptedException {
    Program.end(process);
  }
}
