package dev.roadworthy.load;

import dev.roadworthy.load.Measured.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A load test, whole.
 *
 * @param load which it was
 * @param seconds all of them; one may come more than once, each time with what is new
 * @param end how it ended; null if it did not say so
 */
public record LoadRecord(LoadRun load, List<LoadSecond> seconds, @Nullable LoadEnd end) {

  /** Copies the list. */
  public LoadRecord {
    seconds = List.copyOf(seconds);
  }

  /** The same without what its warm-up discards. */
  public LoadRecord counted() {
    long discarded = load.warmUp().toSeconds();
    return new LoadRecord(
        load, seconds.stream().filter(each -> each.second() >= discarded).toList(), end);
  }

  /** How many different seconds there are. */
  public long duration() {
    return seconds.stream().mapToInt(LoadSecond::second).distinct().count();
  }

  /**
   * How many requests ended in a second, on average: of the time that it took, where its end is
   * known, or else of its seconds.
   */
  public double throughput() {
    double time =
        end == null
            ? duration()
            : Duration.between(load.startedAt(), end.at()).minus(load.warmUp()).toMillis() / 1e3;
    return total().count() / Math.max(1, time);
  }

  /** How many users began. */
  public long users() {
    return seconds.stream().mapToLong(LoadSecond::started).sum();
  }

  /** All requests together. */
  public Measured total() {
    return sum(Measured.ALL, Kind.REQUEST, each -> each.kind() == Kind.REQUEST);
  }

  /** What was measured under a name; empty if nothing was. */
  public Optional<Measured> measured(Kind kind, String name) {
    Measured sum = sum(name, kind, each -> each.kind() == kind && each.name().equals(name));
    return sum.count() == 0 ? Optional.empty() : Optional.of(sum);
  }

  /** What was measured of the same in each second, by second. */
  public SortedMap<Integer, Measured> bySecond(Measured of) {
    SortedMap<Integer, Measured> all = new TreeMap<>();
    for (LoadSecond second : seconds) {
      List<Measured> parts =
          second.measured().stream()
              .filter(each -> each.kind() == of.kind())
              .filter(each -> of.name().equals(Measured.ALL) || of.name().equals(each.name()))
              .toList();
      if (!parts.isEmpty()) {
        Measured part = Measured.sum(of.name(), of.kind(), parts);
        all.merge(
            second.second(),
            part,
            (one, other) -> Measured.sum(of.name(), of.kind(), List.of(one, other)));
      }
    }
    return all;
  }

  /** All names of a kind. */
  public SortedSet<String> names(Kind kind) {
    return seconds.stream()
        .flatMap(second -> second.measured().stream())
        .filter(each -> each.kind() == kind)
        .map(Measured::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Measured sum(String name, Kind kind, Predicate<Measured> wanted) {
    return Measured.sum(
        name,
        kind,
        seconds.stream().flatMap(second -> second.measured().stream()).filter(wanted).toList());
  }
}
