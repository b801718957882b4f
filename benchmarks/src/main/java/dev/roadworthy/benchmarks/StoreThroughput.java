package dev.roadworthy.benchmarks;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.run.Phases;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.PostgresServer;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Exchanges;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How many runs a second history takes, by the number of runs in a transaction: rounds of a hundred
 * checks, each run with one exchange, all of them waiting for a decision, appended by one thread to
 * an SQLite file, and to a PostgreSQL server on the same machine and disk.
 */
public final class StoreThroughput {

  private static final int CHECKS = 100;
  private static final int RUNS = 100_000;
  private static final int RUNS_ONE_BY_ONE = 5_000;
  private static final int[] BATCHES = {1, 10, 100, 500, 2_000};
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private StoreThroughput() {}

  /**
   * Prints the table alone.
   *
   * @param args a folder on the disk that is measured; none for the usual one of temporary files
   */
  public static void main(String[] args) throws IOException {
    Path folder = args.length == 0 ? Files.createTempDirectory("roadworthy") : Path.of(args[0]);
    measure(folder, System.out);
  }

  static void measure(Path folder, PrintStream out) throws IOException {
    Path files = Files.createTempDirectory(folder, "store-throughput");
    table("SQLite", name -> Store.sqlite(files.resolve(name + ".db")), out);
    try (PostgresServer server = PostgresServer.startIn(files)) {
      table("PostgreSQL", name -> server.open(server.database(name)), out);
    }
    out.printf(
        Locale.ROOT,
        "%-34s %25.1f us%n",
        "writing 4 KiB through to this disk",
        writeThrough(files));
  }

  private static void table(String database, Function<String, Store> opening, PrintStream out) {
    for (int batch : BATCHES) {
      row(
          opening.apply("warm_up_" + batch),
          batch,
          new PrintStream(PrintStream.nullOutputStream()));
    }
    out.printf(
        Locale.ROOT,
        "%n%-34s %12s %12s %12s%n",
        "history on " + database,
        "runs/s",
        "per run",
        "of it CPU");
    for (int batch : BATCHES) {
      row(opening.apply("measured_" + batch), batch, out);
    }
  }

  private static void row(Store opened, int batch, PrintStream out) {
    List<Ingest> ingests = ingests(batch, batch == 1 ? RUNS_ONE_BY_ONE : RUNS);
    int runs = ingests.stream().mapToInt(ingest -> ingest.runs().size()).sum();
    try (Store store = opened) {
      HistoryStore history = store.history();
      Clock appending = Clock.started();
      ingests.forEach(history::append);
      print(out, batch == 1 ? "one by one" : "in batches of " + batch, appending, runs);
      Clock rollingUp = Clock.started();
      history.rollUp();
      print(out, "  then rolled up", rollingUp, runs);
    }
  }

  /** What has passed, by the clock and on this thread's processor. */
  private record Clock(long nanos, long cpu) {

    static Clock started() {
      return new Clock(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
    }

    Clock passed() {
      return new Clock(System.nanoTime() - nanos, THREADS.getCurrentThreadCpuTime() - cpu);
    }
  }

  private static void print(PrintStream out, String name, Clock started, int runs) {
    Clock passed = started.passed();
    out.printf(
        Locale.ROOT,
        "%-34s %12.0f %9.1f us %9.1f us%n",
        name,
        runs * 1e9 / passed.nanos,
        passed.nanos / 1e3 / runs,
        passed.cpu / 1e3 / runs);
  }

  private static List<Ingest> ingests(int batch, int runs) {
    List<CheckSpec> checks =
        IntStream.range(0, CHECKS)
            .mapToObj(number -> Checks.check("check-" + number).every("30s").build())
            .toList();
    Random random = new Random(batch);
    UUID journal = UUID.randomUUID();
    List<Ingest> ingests = new ArrayList<>();
    Round round = round(0);
    Ingests next = Ingests.none();
    for (int i = 0; i < runs; i++) {
      if (i % CHECKS == 0) {
        round = round(i / CHECKS);
        next.round(round);
      }
      CheckSpec check = checks.get(i % CHECKS);
      next.check(round, check).waiting(run(check, round, i, random));
      if (i % batch == batch - 1) {
        ingests.add(next.position(journal, i).build());
        next = Ingests.none();
      }
    }
    return ingests;
  }

  private static Round round(int number) {
    Instant start = Rounds.START.plus(Duration.ofSeconds(30).multipliedBy(number));
    return Rounds.in("production").branch("main").at(start).build();
  }

  private static Run run(CheckSpec check, Round round, int number, Random random) {
    Runs run =
        random.nextInt(50) == 0 ? Runs.failed(check.id().value()) : Runs.passed(check.id().value());
    return run.of(round)
        .at(round.startedAt().plusMillis(10L * (number % CHECKS)))
        .took(Duration.ofMillis(5 + random.nextInt(200)))
        .exchange(
            Exchanges.get("/api/items")
                .answered(200)
                .server("nginx")
                .phases(
                    new Phases(
                        Duration.ofNanos(20_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(9),
                        Duration.ofMillis(20),
                        Duration.ofMillis(1)))
                .build())
        .build();
  }

  /** What a transaction cannot be quicker than. */
  private static double writeThrough(Path folder) throws IOException {
    int times = 200;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        file.write(ByteBuffer.allocate(4096));
        file.force(false);
      }
      return (System.nanoTime() - began) / 1e3 / times;
    }
  }
}
