package dev.roadworthy.gatling.engine;

import dev.roadworthy.gatling.meter.Cell;
import dev.roadworthy.gatling.meter.Path;
import dev.roadworthy.load.Measured.Kind;
import io.gatling.commons.stats.Status;
import io.gatling.shared.model.assertion.AssertionStatsRepository;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Our figures, as Gatling's assertions ask for them: in milliseconds. */
record Figures(Map<Path, Cell> totals, Duration took) implements AssertionStatsRepository {

  /** Scala nests these in a way that Java's compiler does not see. */
  private static final MethodHandle REQUEST =
      made("Request", scala.collection.immutable.List.class, String.class);

  private static final MethodHandle GROUP = made("Group", scala.collection.immutable.List.class);

  private static MethodHandle made(String name, Class<?>... parameters) {
    try {
      Class<?> type = Class.forName(StatsPath.class.getName() + "$" + name);
      return MethodHandles.publicLookup()
          .findConstructor(type, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is no Gatling " + GatlingAdapter.VERSION, e);
    }
  }

  private static StatsPath path(Path path) {
    try {
      scala.collection.immutable.List<String> groups =
          CollectionConverters.asScala(path.groups()).toList();
      return (StatsPath)
          (path.kind() == Kind.REQUEST
              ? REQUEST.invoke(groups, path.request())
              : GROUP.invoke(groups));
    } catch (Throwable e) {
      throw new LinkageError("this is no Gatling " + GatlingAdapter.VERSION, e);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public scala.collection.immutable.List allRequestPaths() {
    return CollectionConverters.asScala(
            totals.keySet().stream()
                .filter(path -> path.kind() == Kind.REQUEST)
                .map(Figures::path)
                .toList())
        .toList();
  }

  @Override
  public Option<StatsPath> findPathByParts(scala.collection.immutable.List<String> parts) {
    List<String> wanted = CollectionConverters.asJava(parts);
    return totals.keySet().stream()
        .filter(path -> path.parts().equals(wanted))
        .findFirst()
        .map(path -> Option.apply(path(path)))
        .orElse(Option.empty());
  }

  @Override
  public Option<Stats> requestGeneralStats(
      scala.collection.immutable.List<String> groups,
      Option<String> request,
      Option<Status> status) {
    List<String> around = CollectionConverters.asJava(groups);
    return stats(
        path ->
            path.kind() == Kind.REQUEST
                && (request.isEmpty()
                    ? startsWith(path.groups(), around)
                    : path.request().equals(request.get()) && path.groups().equals(around)),
        status);
  }

  private static boolean startsWith(List<String> all, List<String> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }

  @Override
  public Option<Stats> groupCumulatedResponseTimeGeneralStats(
      scala.collection.immutable.List<String> groups, Option<Status> status) {
    List<String> wanted = CollectionConverters.asJava(groups);
    return stats(path -> path.kind() == Kind.GROUP && path.groups().equals(wanted), status);
  }

  private Option<Stats> stats(Predicate<Path> wanted, Option<Status> status) {
    Histogram micros = new Histogram(3);
    totals.forEach(
        (path, cell) -> {
          if (wanted.test(path)) {
            if (status.isEmpty() || GatlingAdapter.isOk(status.get())) {
              micros.add(cell.ok());
            }
            if (status.isEmpty() || !GatlingAdapter.isOk(status.get())) {
              micros.add(cell.failed());
            }
          }
        });
    return micros.getTotalCount() == 0 ? Option.empty() : Option.apply(stats(micros));
  }

  private Stats stats(Histogram micros) {
    scala.Function1<Object, Object> percentile =
        rank -> millis(micros.getValueAtPercentile((Double) rank));
    return new Stats(
        millis(micros.getMinValue()),
        millis(micros.getMaxValue()),
        micros.getTotalCount(),
        millis(micros.getMean()),
        millis(micros.getStdDeviation()),
        percentile,
        micros.getTotalCount() * 1_000.0 / Math.max(1, took.toMillis()));
  }

  private static int millis(double micros) {
    return (int) Math.round(micros / 1_000);
  }
}
