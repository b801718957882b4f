package dev.roadworthy.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Appends, decides and rolls up until it is killed. What has been acknowledged to it, it writes
 * into a file: {@code appended ROUND}, {@code decided RUN}.
 */
final class CrashingWriter {

  static final List<String> HOOKS = List.of("chat", "pager");
  static final List<String> CHECKS = List.of("landing", "search");

  private static final Decider DECIDER =
      new Decider(new AlertPolicy(new Thresholds(1, 1, 1), HOOKS));

  private final Store store;
  private final FileChannel acknowledged;
  private final Random random;
  private final long generation;

  private CrashingWriter(Store store, FileChannel acknowledged, long generation) {
    this.store = store;
    this.acknowledged = acknowledged;
    this.random = new Random(generation);
    this.generation = generation;
  }

  public static void main(String[] arguments) throws IOException {
    long generation = Long.parseLong(arguments[2]);
    try (Store store = StorePlace.open(arguments[0]);
        FileChannel acknowledged = FileChannel.open(Path.of(arguments[1]), CREATE, APPEND)) {
      CrashingWriter writer = new CrashingWriter(store, acknowledged, generation);
      for (int i = 0; true; i++) {
        writer.append(i);
        writer.decide();
        if (writer.random.nextInt(5) == 0) {
          store.history().rollUp();
        }
      }
    }
  }

  /** The build's number says how many runs the round has, so that half of one would be seen. */
  private void append(int number) throws IOException {
    int runs = 1 + random.nextInt(12);
    Round round =
        Rounds.in("production")
            .branch("main")
            .at(Rounds.START.plusSeconds(generation * 10_000 + number * 60L))
            .number(String.valueOf(runs))
            .build();
    Ingests ingests = Ingests.of(round);
    for (int i = 0; i < runs; i++) {
      String check = CHECKS.get(random.nextInt(CHECKS.size()));
      Runs run = random.nextBoolean() ? Runs.passed(check) : Runs.failed(check);
      ingests.waiting(run.of(round).at(round.startedAt().plusSeconds(i)).build());
    }
    store.history().append(ingests.build());
    acknowledge("appended " + round.id());
  }

  private void decide() throws IOException {
    for (Waiting waiting : store.decisions().waiting("production", 1 + random.nextInt(12))) {
      CheckSpec check = Checks.check(waiting.key().check().value()).build();
      Decision decision =
          DECIDER.decide(
              check,
              store.decisions().state(waiting.key()),
              store.history().window(waiting.run(), DECIDER.runsNeeded()),
              Rounds.START);
      if (store.decisions().commit(decision)) {
        acknowledge("decided " + waiting.run());
      }
    }
  }

  private void acknowledge(String line) throws IOException {
    acknowledged.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
  }
}
