package dev.roadworthy.testkit;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Journals that a seed makes up, cut into the pieces in which a runner takes them over: the round
 * and the declarations stand in some of the pieces, runs overlap between pieces and journals, many
 * begin at the same instant.
 */
final class RandomJournals {

  private static final List<String> ENVIRONMENTS = List.of("ci", "staging");
  private static final List<String> BRANCHES = List.of("main", "feature", "");
  private static final List<String> INTERVALS = List.of("10s", "60s", "10m");
  private static final List<String> CHECKS = List.of("landing", "search", "pay");

  private final Random random;
  private final List<Ingest> pieces = new ArrayList<>();

  private RandomJournals(long seed) {
    this.random = new Random(seed);
  }

  static List<Ingest> of(long seed) {
    RandomJournals journals = new RandomJournals(seed);
    int count = 2 + journals.random.nextInt(5);
    for (int i = 0; i < count; i++) {
      journals.addJournal(i);
    }
    return journals.pieces;
  }

  private void addJournal(int number) {
    Instant start = someInstant();
    Rounds begun = Rounds.in(oneOf(ENVIRONMENTS)).at(start).id("round-" + number);
    String branch = oneOf(BRANCHES);
    Round round = branch.isEmpty() ? begun.build() : begun.branch(branch).build();
    UUID journal = new UUID(7, number);
    List<CheckSpec> declared =
        CHECKS.stream().map(check -> Checks.check(check).every(oneOf(INTERVALS)).build()).toList();
    List<Run> runs = new ArrayList<>();
    int count = random.nextInt(30);
    for (int i = 0; i < count; i++) {
      runs.add(someRun(round, "run-" + number + "-" + i));
    }
    int from = 0;
    for (int piece = 1; piece == 1 || from < count; piece++) {
      int to = Math.min(count, from + 1 + random.nextInt(12));
      Ingests ingests = from == 0 || random.nextInt(3) == 0 ? Ingests.of(round) : Ingests.none();
      declared.forEach(check -> ingests.check(round, check));
      for (Run run : runs.subList(Math.max(0, from - random.nextInt(3)), to)) {
        add(ingests, run);
      }
      pieces.add(ingests.position(journal, piece * 100L).build());
      from = to;
    }
  }

  private static void add(Ingests ingests, Run run) {
    if (run.id().value().hashCode() % 3 == 0) {
      ingests.run(run);
    } else {
      ingests.waiting(run);
    }
  }

  private Run someRun(Round round, String id) {
    String check = oneOf(CHECKS);
    Runs run =
        switch (random.nextInt(7)) {
          case 0 -> Runs.failed(check);
          case 1 -> Runs.with(FaultCode.UNREADABLE, check);
          case 2 -> Runs.degraded(check);
          case 3 -> Runs.skipped(check);
          case 4 -> Runs.broken(check).exchange(Exchanges.get("/").answered(200).build());
          default -> Runs.passed(check);
        };
    return run.of(round)
        .id(id)
        .at(someInstant())
        .took(Duration.ofMillis(random.nextInt(5_000)))
        .code("code-" + (1 + random.nextInt(2)))
        .build();
  }

  /** Within three hours, on few instants, so that some coincide. */
  private Instant someInstant() {
    return Rounds.START.plusSeconds(30L * random.nextInt(360));
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
