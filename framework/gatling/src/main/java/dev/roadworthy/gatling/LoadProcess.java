package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.gatling.child.LoadMain;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.load.LoadEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JVM that makes the load, followed by its journal. */
final class LoadProcess implements AutoCloseable {

  /** What Gatling trusts, asks and tells unless it is told otherwise is not for everybody. */
  private static final List<String> GATLING =
      List.of(
          "-Dgatling.ssl.useInsecureTrustManager=false",
          "-Dgatling.http.enableHostnameVerification=true",
          "-Dgatling.http.warmUpUrl=",
          "-Dgatling.data.enableAnalytics=false");

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int MOST = 500;

  private final Process process;
  private final Path journal;
  private final Path log;
  private @Nullable JournalReader reader;

  /**
   * How it is started.
   *
   * @param simulation the class' name
   * @param properties system properties of the simulation
   * @param order what the child is told, by property
   * @param jvmOptions such as -Xmx
   * @param folder where its journal and its log are
   */
  record Start(
      String simulation,
      List<String> properties,
      List<String> order,
      List<String> jvmOptions,
      Path folder) {}

  private LoadProcess(Process process, Path journal, Path log) {
    this.process = process;
    this.journal = journal;
    this.log = log;
  }

  static LoadProcess start(Start start) throws IOException {
    Path journal = start.folder().resolve("load.journal");
    Path log = start.folder().resolve("load.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.addAll(start.jvmOptions());
    command.add("-Dlogback.configurationFile=dev/roadworthy/gatling/logback.xml");
    command.addAll(GATLING);
    command.add("-Droadworthy.load.journal=" + journal);
    command.addAll(start.order());
    command.addAll(start.properties());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LoadMain.class.getName());
    command.add(start.simulation());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new LoadProcess(process, journal, log);
  }

  /**
   * Follows it to its end.
   *
   * @param heard hears each entry of its journal
   * @return how it ended; null if it ended without saying that
   */
  @Nullable LoadEnd follow(Consumer<JournalEntry> heard) throws IOException, InterruptedException {
    LoadEnd end = null;
    for (boolean ended = false; !ended; ) {
      ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      for (JournalEntry entry : hear()) {
        heard.accept(entry);
        if (entry instanceof JournalEntry.LoadEnded last) {
          end = last.end();
        }
      }
    }
    return end;
  }

  private List<JournalEntry> hear() throws IOException {
    if (reader == null
        && Files.exists(journal)
        && Files.size(journal) >= JournalReader.HEADER_BYTES) {
      reader = JournalReader.open(journal);
    }
    List<JournalEntry> all = new ArrayList<>();
    JournalReader journalReader = reader;
    while (journalReader != null) {
      JournalReader.Batch batch = journalReader.read(MOST);
      all.addAll(batch.entries());
      if (batch.entries().size() + batch.unknown() < MOST) {
        break;
      }
    }
    return all;
  }

  /** What it said on standard output and error. */
  List<String> said() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log, UTF_8) : List.of();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Ends it at once, if it has not, and leaves nothing of it. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try (JournalReader closing = reader) {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(journal);
    Files.deleteIfExists(log);
  }
}
