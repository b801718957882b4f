package dev.roadworthy.gatling;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.AssertProvider;

/**
 * What a load test measured, without what its warm-up discards. {@code assertThat(result)} of
 * AssertJ asserts it.
 */
public final class LoadResult implements AssertProvider<LoadResultAssert> {

  private final LoadRecord counted;
  private final LoadEnd end;
  private final Past past;
  private final Map<String, FaultCode> described = new ConcurrentHashMap<>();

  LoadResult(LoadRecord whole, LoadEnd end, Past past) {
    this.past = past;
    this.counted = whole.counted();
    this.end = end;
  }

  /** Which simulation it was, when it began, and what does not count. */
  public LoadRun load() {
    return counted.load();
  }

  /** How it ended, what the simulation itself asserts, and how the generator was doing. */
  public LoadEnd end() {
    return end;
  }

  /** The time line; a second may come more than once, each time with what is new. */
  public List<LoadSecond> seconds() {
    return counted.seconds();
  }

  /** How many requests ended in a second, on average. */
  public double throughput() {
    return counted.throughput();
  }

  /** All requests together. */
  public Measured total() {
    return counted.total();
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

  /** Beside earlier ones. */
  Comparison comparedWith(Baseline baseline) {
    return past.compare(counted, baseline);
  }

  /** The same as was measured of it in each second, by second. */
  SortedMap<Integer, Measured> bySecond(Measured of) {
    return counted.bySecond(of);
  }

  /** Remembers which fault it is if what is described so does not hold; returns the description. */
  String described(FaultCode code, String text) {
    described.put(text, code);
    return text;
  }

  /** Which fault it is that an assertion of this result did not hold; empty if it was another's. */
  Optional<FaultCode> faultOf(AssertionError error) {
    String message = String.valueOf(error.getMessage());
    return described.entrySet().stream()
        .filter(each -> message.contains("[" + each.getKey() + "]"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Measured named(Kind kind, String name) {
    return counted.measured(kind, name).orElseThrow(() -> nothing(kind, name));
  }

  /** Who hangs has no requests that ended under its name, and the author has not misspelt it. */
  private RuntimeException nothing(Kind kind, String name) {
    Measured unanswered = counted.measured(Kind.REQUEST, Measured.UNANSWERED).orElse(null);
    if (unanswered != null) {
      throw new FaultError(
          new Fault(
              FaultCode.LOAD_FAILURES,
              "no request \"" + name + "\" had an answer: " + Told.figures(unanswered)),
          null);
    }
    return new IllegalArgumentException(
        "nothing was measured of \"" + name + "\". There was: " + counted.names(kind));
  }

  @Override
  public LoadResultAssert assertThat() {
    return new LoadResultAssert(this);
  }

  @Override
  public String toString() {
    Measured total = total();
    return load().simulation()
        + ": "
        + total.count()
        + " requests, "
        + total.failed().count()
        + " failed, "
        + total.ok();
  }
}
