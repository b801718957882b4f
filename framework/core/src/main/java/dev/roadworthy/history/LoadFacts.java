package dev.roadworthy.history;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.run.RunId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What load tests say of themselves.
 *
 * @param begun which they are
 * @param seconds what was measured
 * @param ended how they came to their ends
 */
public record LoadFacts(List<LoadRun> begun, List<Second> seconds, List<Ended> ended) {

  /** Nothing. */
  public static final LoadFacts NONE = new LoadFacts(List.of(), List.of(), List.of());

  /**
   * What was measured in a second, or a part of it.
   *
   * @param run of which load test
   * @param number its place among all of these of its run, from 0: by that it is known when it
   *     arrives again, while two that say the same add up
   * @param second what was measured
   */
  public record Second(RunId run, int number, LoadSecond second) {}

  /**
   * The end of a load test.
   *
   * @param run of which
   * @param end how
   */
  public record Ended(RunId run, LoadEnd end) {}

  /** Copies the lists. */
  public LoadFacts {
    begun = List.copyOf(begun);
    seconds = List.copyOf(seconds);
    ended = List.copyOf(ended);
  }

  /** The load tests that something is said of. */
  public Set<RunId> runs() {
    return Stream.of(
            begun.stream().map(LoadRun::run),
            seconds.stream().map(Second::run),
            ended.stream().map(Ended::run))
        .flatMap(each -> each)
        .collect(Collectors.toSet());
  }
}
