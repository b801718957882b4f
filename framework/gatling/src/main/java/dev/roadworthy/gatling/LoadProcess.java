package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.gatling.child.LoadMain;
import dev.roadworthy.gatling.child.Order;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.load.LoadEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
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

  private static final List<String> OWN =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dlogback.configurationFile=dev/roadworthy/gatling/logback.xml");

  private static final String ARGUMENTS = "load.args";
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
  private static final int MOST_ENTRIES = 500;
  private static final int MOST_SAID = 64 << 10;

  private final Process process;
  private final Path journal;
  private final Path log;
  private @Nullable JournalReader reader;
  private @Nullable String gaveUp;
  private volatile boolean stopped;

  /**
   * How it is started.
   *
   * @param simulation the class' name
   * @param properties system properties of the simulation
   * @param order what the child is told
   * @param jvmOptions such as -Xmx
   */
  record Start(String simulation, List<String> properties, Order order, List<String> jvmOptions) {

    Start withVersion(@Nullable String version) {
      return new Start(simulation, properties, order.withVersion(version), jvmOptions);
    }
  }

  private LoadProcess(Process process, Path journal, Path log) {
    this.process = process;
    this.journal = journal;
    this.log = log;
  }

  static LoadProcess start(Start start) throws IOException {
    Path journal = start.order().journal();
    Path log = journal.resolveSibling("load.log");
    Path arguments = journal.resolveSibling(ARGUMENTS);
    // In the encoding that the JVM reads it in.
    Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    Files.write(arguments, arguments(start).stream().map(LoadProcess::quoted).toList(), encoding);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new LoadProcess(process, journal, log);
  }

  /** In a file, because other users read command lines, and class paths outgrow them. */
  private static List<String> arguments(Start start) {
    List<String> arguments = new ArrayList<>(OWN);
    arguments.addAll(start.jvmOptions());
    arguments.addAll(start.properties());
    arguments.addAll(GATLING);
    arguments.addAll(start.order().options());
    arguments.add("-cp");
    arguments.add(System.getProperty("java.class.path"));
    arguments.add(LoadMain.class.getName());
    arguments.add(start.simulation());
    return arguments;
  }

  private static String quoted(String argument) {
    String escaped =
        argument
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
    return '"' + escaped + '"';
  }

  /** Asks it to end with a result, at once. */
  void stop(String why) {
    stopped = true;
    try {
      OutputStream orders = process.getOutputStream();
      orders.write(("stop " + LoadEnd.Reason.STOPPED + " " + why + "\n").getBytes(UTF_8));
      orders.flush();
    } catch (IOException e) {
      // It has ended.
    }
  }

  /**
   * Follows it to its end. What does not begin, or does not end when its time is over, is given up.
   *
   * @param beginsWithin how long its first user is waited for
   * @param maxDuration how long it makes load at most
   * @param heard hears each entry of its journal
   * @return how it ended; null if it ended without saying that
   */
  @Nullable LoadEnd follow(
      Duration beginsWithin, Duration maxDuration, Consumer<JournalEntry> heard)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + beginsWithin.toNanos();
    String late = "it did not begin within " + beginsWithin.toSeconds() + " s";
    boolean ended = false;
    while (!ended) {
      ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      for (JournalEntry entry : hear()) {
        heard.accept(entry);
        if (entry instanceof JournalEntry.LoadBegan) {
          Files.deleteIfExists(journal.resolveSibling(ARGUMENTS)); // it has been read
          until = System.nanoTime() + maxDuration.plus(ENDS_WITHIN).toNanos();
          late = "it did not end within " + ENDS_WITHIN.toSeconds() + " s when its time was over";
        } else if (entry instanceof JournalEntry.LoadEnded last) {
          return last.end();
        }
      }
      if (!ended && System.nanoTime() - until > 0) {
        gaveUp = late;
        return null;
      }
    }
    return null;
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
      JournalReader.Batch batch = journalReader.read(MOST_ENTRIES);
      all.addAll(batch.entries());
      if (batch.entries().size() + batch.unknown() < MOST_ENTRIES) {
        break;
      }
    }
    return all;
  }

  /** What it said last on standard output and error. */
  List<String> said() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] last = new byte[(int) Math.min(MOST_SAID, file.length())];
      file.seek(file.length() - last.length);
      file.readFully(last);
      return new String(last, UTF_8).lines().toList();
    }
  }

  /** It was asked to end. */
  boolean isStopped() {
    return stopped;
  }

  /** The id of its process. */
  long pid() {
    return process.pid();
  }

  /** Why it is not waited for any longer; null if it has ended. */
  @Nullable String gaveUp() {
    return gaveUp;
  }

  /** It has ended. */
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
    Files.deleteIfExists(journal.resolveSibling(ARGUMENTS));
  }
}
