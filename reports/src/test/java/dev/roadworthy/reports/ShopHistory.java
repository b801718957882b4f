package dev.roadworthy.reports;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shop that is watched by four checks, with a failure in the middle; the same every time. */
public final class ShopHistory {

  /** The checks. */
  public static final List<CheckSpec> CHECKS =
      List.of(
          Checks.check("landing")
              .named("The landing page answers")
              .owner("web")
              .severity(Severity.CRITICAL)
              .slowAfter("800ms")
              .every("30s")
              .runbook("https://wiki.example/landing")
              .build(),
          Checks.check("items").named("The catalogue lists its items").owner("catalogue").build(),
          Checks.check("checkout")
              .named("A visitor can check out")
              .owner("payments")
              .severity(Severity.CRITICAL)
              .every("5m")
              .build(),
          Checks.check("hygiene")
              .named("Debug mode is off and the certificate is fresh")
              .owner("platform")
              .severity(Severity.MINOR)
              .every("1h")
              .build());

  private final Store store;
  private final Random random = new Random(7);

  /** Fills this store. */
  public ShopHistory(Store store) {
    this.store = store;
  }

  /** One round with its runs. */
  public record Played(Round round, List<Run> runs) {}

  /** Adds rounds, evenly spaced, the last one at {@code end}. */
  public List<Played> rounds(String environment, int count, Duration apart, Instant end) {
    List<Played> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = end.minus(apart.multipliedBy(count - 1 - i));
      Round round =
          Rounds.in(environment)
              .kind(EnvironmentKind.STAGING)
              .branch("main")
              .commit("4f2a91c")
              .number(String.valueOf(i + 1))
              .at(at)
              .build();
      List<Run> runs = new ArrayList<>();
      Ingests ingests = Ingests.of(round);
      for (int check = 0; check < CHECKS.size(); check++) {
        Run run = run(CHECKS.get(check), check, round, i, count);
        ingests.check(CHECKS.get(check)).run(run);
        runs.add(run);
      }
      store.history().append(ingests.build());
      all.add(new Played(round, runs));
    }
    return all;
  }

  private Run run(CheckSpec check, int index, Round round, int i, int count) {
    boolean down = i >= count * 11 / 20 && i < count * 13 / 20;
    String id = check.id().value();
    double millis = 60 + 40 * index + 15 * Math.sin(i / 3.0) + random.nextGaussian() * 6;
    Runs runs;
    if (down && index == 0) {
      runs =
          Runs.with(
              new Fault(
                  FaultCode.parse("W0502"), "GET / answered 502 Bad Gateway from nginx in 31 ms"),
              id);
    } else if (down && index == 1) {
      runs =
          Runs.with(
              new Fault(FaultCode.REFUSED, "GET /api/items: 127.0.0.1:8080 refused the connection"),
              id);
      millis = 2;
    } else if (index == 2 && random.nextInt(9) == 0) {
      runs = Runs.with(new Fault(FaultCode.SLOW, "took 1.4 s, slow after 800 ms"), id);
      millis = 1400;
    } else if (index == 3 && i == count * 17 / 20) {
      runs =
          Runs.with(
              new Fault(FaultCode.CHECK_THREW, "NullPointerException at HygieneIT.hygiene:41"), id);
    } else {
      runs = Runs.passed(id);
    }
    if (random.nextInt(25) == 0) {
      millis *= 2.4;
    }
    return runs.of(round)
        .at(round.startedAt().plusMillis(200L * index))
        .took(Duration.ofNanos((long) (millis * 1_000_000)))
        .build();
  }
}
