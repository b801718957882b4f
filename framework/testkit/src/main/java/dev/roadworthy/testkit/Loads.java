package dev.roadworthy.testkit;

import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Builds what a load test says: {@code Loads.of(run).second(0, 20).second(1, 22).facts()}. */
public final class Loads {

  private final Run run;
  private final List<LoadSecond> seconds = new ArrayList<>();
  private String profile = "full";
  private Duration warmUp = Duration.ZERO;
  private Reason reason = Reason.COMPLETED;
  private double cpu = 0.3;

  private Loads(Run run) {
    this.run = run;
  }

  /** Begins the load test that a run is. */
  public static Loads of(Run run) {
    return new Loads(run);
  }

  /** How much of the simulation is made of it. */
  public Loads profile(String text) {
    this.profile = text;
    return this;
  }

  /** What of its beginning does not count. */
  public Loads warmUp(Duration time) {
    this.warmUp = time;
    return this;
  }

  /** Why it ended; it was completed if a test does not say. */
  public Loads ended(Reason why) {
    this.reason = why;
    return this;
  }

  /** How busy the generator was, 0 to 1. */
  public Loads cpu(double share) {
    this.cpu = share;
    return this;
  }

  /** Ten requests to {@code list} that took so long, and one that failed. */
  public Loads second(int second, int millis) {
    Percentiles ok = Percentiles.empty();
    IntStream.range(0, 10).forEach(each -> ok.record(Duration.ofMillis(millis)));
    Percentiles failed = Percentiles.of(times -> times.record(Duration.ofMillis(millis)));
    Measured list = new Measured("list", Kind.REQUEST, ok, failed, Map.of("status 503", 1L));
    seconds.add(new LoadSecond(second, 11, 2, List.of(list)));
    return this;
  }

  /** So many seconds, in each of which requests took so long. */
  public Loads seconds(int count, int millis) {
    IntStream.range(0, count).forEach(each -> second(each, millis));
    return this;
  }

  /** It, whole. */
  public LoadRecord whole() {
    Instant start = run.startedAt();
    LoadRun load = new LoadRun(run.id(), "shop.Spike", profile, warmUp, start, "1.2.3");
    Generator generator = new Generator(cpu, Duration.ofMillis(3), false);
    LoadEnd end =
        new LoadEnd(
            start.plusSeconds(seconds.size()),
            reason,
            "its last user has ended",
            List.of(),
            generator,
            Bounds.NONE);
    return new LoadRecord(load, seconds, end);
  }

  /** All that it says. */
  public LoadFacts facts() {
    LoadFacts begun = begun();
    LoadFacts parts = parts(0, seconds.size());
    return new LoadFacts(begun.begun(), parts.seconds(), end().ended());
  }

  /** That it begins. */
  public LoadFacts begun() {
    return new LoadFacts(List.of(whole().load()), List.of(), List.of());
  }

  /** Some of its seconds, by their places. */
  public LoadFacts parts(int from, int to) {
    return new LoadFacts(
        List.of(),
        IntStream.range(from, to)
            .mapToObj(each -> new LoadFacts.Second(run.id(), each, seconds.get(each)))
            .toList(),
        List.of());
  }

  /** That it ended. */
  public LoadFacts end() {
    LoadEnd end = whole().end();
    return new LoadFacts(
        List.of(),
        List.of(),
        end == null ? List.of() : List.of(new LoadFacts.Ended(run.id(), end)));
  }
}
