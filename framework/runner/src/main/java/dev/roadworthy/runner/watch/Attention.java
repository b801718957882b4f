package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What needs somebody's attention comes first. */
public final class Attention {

  /** All of them. */
  public static final List<Status> WORST_FIRST =
      List.of(Status.DOWN, Status.BLIND, Status.STALE, Status.DEGRADED, Status.UNKNOWN, Status.UP);

  /** Of a watch's checks. */
  public static final Comparator<Snapshot.Check> ORDER =
      order(Snapshot.Check::status, Snapshot.Check::spec);

  private Attention() {}

  /** By status, then by how much a failure matters, then by id. */
  public static <T> Comparator<T> order(Function<T, Status> status, Function<T, CheckSpec> check) {
    return Comparator.<T>comparingInt(each -> WORST_FIRST.indexOf(status.apply(each)))
        .thenComparing(each -> check.apply(each).severity())
        .thenComparing(each -> check.apply(each).id());
  }

  /**
   * Such as {@code 2 DOWN, 35 UP}; {@code all UP} if they are one.
   *
   * @param checks empty gives {@code no checks}
   */
  public static String counts(Collection<Snapshot.Check> checks) {
    Map<Status, Long> counts =
        checks.stream()
            .collect(Collectors.groupingBy(Snapshot.Check::status, Collectors.counting()));
    return switch (counts.size()) {
      case 0 -> "no checks";
      case 1 -> "all " + counts.keySet().iterator().next();
      default ->
          WORST_FIRST.stream()
              .filter(counts::containsKey)
              .map(status -> counts.get(status) + " " + status)
              .collect(Collectors.joining(", "));
    };
  }
}
