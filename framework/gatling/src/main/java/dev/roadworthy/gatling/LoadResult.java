package dev.roadworthy.gatling;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;

/**
 * What a load test measured, without what its warm-up discards. {@code assertThat(result)} of
 * AssertJ asserts it.
 */
public final class LoadResult implements AssertProvider<LoadResultAssert> {

  private final LoadRun load;
  private final List<LoadSecond> seconds;
  private final LoadEnd end;

  LoadResult(LoadRun load, List<LoadSecond> all, LoadEnd end) {
    this.load = load;
    this.seconds =
        all.stream().filter(second -> second.second() >= load.warmUp().toSeconds()).toList();
    this.end = end;
  }

  /** Which simulation it was, when it began, and what does not count. */
  public LoadRun load() {
    return load;
  }

  /** How it ended, what the simulation itself asserts, and how the generator was doing. */
  public LoadEnd end() {
    return end;
  }

  /** The time line; a second may come more than once, each time with what is new. */
  public List<LoadSecond> seconds() {
    return seconds;
  }

  /** All requests together. */
  public Measured total() {
    return sum("all requests", Kind.REQUEST, each -> each.kind() == Kind.REQUEST);
  }

  /**
   * The requests of a name, after the names of its groups: {@code checkout / pay}.
   *
   * @throws IllegalArgumentException if there were none; the message lists what there was
   */
  public Measured request(String name) {
    return named(Kind.REQUEST, name);
  }

  /**
   * A group, after the names of those around it.
   *
   * @throws IllegalArgumentException if there was none; the message lists what there was
   */
  public Measured group(String name) {
    return named(Kind.GROUP, name);
  }

  private Measured named(Kind kind, String name) {
    Measured sum = sum(name, kind, each -> each.kind() == kind && each.name().equals(name));
    if (sum.count() == 0) {
      throw new IllegalArgumentException(
          "nothing was measured of \"" + name + "\". There was: " + names(kind));
    }
    return sum;
  }

  private TreeSet<String> names(Kind kind) {
    return seconds.stream()
        .flatMap(second -> second.measured().stream())
        .filter(each -> each.kind() == kind)
        .map(Measured::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Measured sum(String name, Kind kind, Predicate<Measured> wanted) {
    Percentiles ok = Percentiles.empty();
    Percentiles failed = Percentiles.empty();
    Map<String, Long> failures = new HashMap<>();
    List<Measured> parts = new ArrayList<>();
    seconds.forEach(second -> second.measured().stream().filter(wanted).forEach(parts::add));
    for (Measured part : parts) {
      ok.merge(part.ok());
      failed.merge(part.failed());
      part.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum));
    }
    return new Measured(name, kind, ok, failed, failures);
  }

  @Override
  public LoadResultAssert assertThat() {
    return new LoadResultAssert(this);
  }

  @Override
  public String toString() {
    Measured total = total();
    return load.simulation()
        + ": "
        + total.count()
        + " requests, "
        + total.failed().count()
        + " failed, "
        + total.ok();
  }
}
