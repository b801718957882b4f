package dev.roadworthy.reports;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.About;
import dev.roadworthy.load.LoadEnd.Asserted;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
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
import java.util.Map;
import java.util.Random;

/** A shop whose catalogue is put under load again and again; the same every time. */
public final class SpikeHistory {

  /** The check. */
  public static final CheckSpec CHECK =
      Checks.check("spike").named("The catalogue holds the spike").owner("web").build();

  /** Where it has its trend. */
  public static final Series SERIES = new Series("staging", "main", CHECK.id());

  private final Store store;
  private final Random random = new Random(11);
  private String name = "pay";
  private String why = "status.find.is(200), but actually found 503";
  private Bounds bounds = Bounds.NONE;
  private int seconds = 30;

  /** Fills this store. */
  public SpikeHistory(Store store) {
    this.store = store;
  }

  /**
   * From now on the second request has this name, and this is why some fail, and all is so called.
   */
  public SpikeHistory naming(String text) {
    name = text;
    why = text;
    bounds = new Bounds(Map.of(text, 3L), 12);
    return this;
  }

  /** From now on a load test takes so long. */
  public SpikeHistory lasting(int howLong) {
    seconds = howLong;
    return this;
  }

  /** Adds load tests an hour apart, the last one at {@code end}, each with a commit of its own. */
  public List<Run> runs(int count, Instant end, double millis) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = end.minus(Duration.ofHours(count - 1 - i));
      runs.add(run(at, "c0ffee%d".formatted(i), millis, Runs.passed("spike")));
    }
    return runs;
  }

  /** Adds one that failed. */
  public Run failed(Instant at, String commit, double millis) {
    Fault fault = new Fault(FaultCode.LOAD_SLOW, "p95 of \"list\" was 374 ms");
    return run(at, commit, millis, Runs.with(fault, "spike"));
  }

  private Run run(Instant at, String commit, double millis, Runs runs) {
    Round round = Rounds.in("staging").branch("main").commit(commit).at(at).build();
    Run run = runs.of(round).at(at).took(Duration.ofSeconds(seconds)).build();
    LoadRun load =
        new LoadRun(
            run.id(), "shop.ShopLoadIT$Spike", "full", Duration.ofSeconds(5), at, "1.2." + commit);
    List<LoadFacts.Second> all = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      all.add(new LoadFacts.Second(run.id(), i, second(i, millis)));
    }
    LoadFacts facts =
        new LoadFacts(List.of(load), all, List.of(new LoadFacts.Ended(run.id(), end(at))));
    store.history().append(Ingests.of(round).check(CHECK).run(run).loads(facts).build());
    return run;
  }

  private LoadSecond second(int number, double millis) {
    int users = Math.min(number + 1, 12);
    return new LoadSecond(
        number,
        users,
        users,
        List.of(
            measured("list", Kind.REQUEST, users, 0, millis),
            measured(name, Kind.REQUEST, users, number % 4 == 3 ? 1 : 0, millis * 1.5),
            measured("checkout", Kind.GROUP, users, 0, millis * 2)));
  }

  private Measured measured(String of, Kind kind, int ok, int failed, double millis) {
    return new Measured(
        of,
        kind,
        Percentiles.of(all -> times(all, ok, millis)),
        Percentiles.of(all -> times(all, failed, millis / 4)),
        failed == 0 ? Map.of() : Map.of(why, (long) failed));
  }

  private void times(Percentiles all, int count, double millis) {
    for (int i = 0; i < count; i++) {
      double one = millis * Math.exp(random.nextGaussian() * 0.3);
      all.record(Duration.ofNanos((long) (one * 1e6)));
    }
  }

  private LoadEnd end(Instant at) {
    return new LoadEnd(
        at.plusSeconds(seconds),
        Reason.COMPLETED,
        "its last user has ended",
        List.of(
            new Asserted(
                name + ": 95th percentile is less than 400.0", About.RESPONSE_TIME, true, "97.0"),
            new Asserted(
                "Global: percentage of failed events is less than 1.0",
                About.FAILURES,
                false,
                "3.1")),
        new Generator(0.42, Duration.ofMillis(3), false),
        bounds);
  }
}
