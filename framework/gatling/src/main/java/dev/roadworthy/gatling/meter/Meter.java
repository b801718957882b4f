package dev.roadworthy.gatling.meter;

import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what happens in a simulation, second by second. What ends in a second belongs to it, also
 * if it is heard of later: then that second comes once more, with what is new.
 */
public final class Meter implements LoadEvents {

  private static final long MICROS = 1_000;
  private static final Path UNANSWERED = new Path(Kind.REQUEST, List.of(), Measured.UNANSWERED);

  private final int warmUp;
  private final LongConsumer beginning;
  private volatile long begin;
  private final List<Sheet> sheets = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Sheet> own =
      ThreadLocal.withInitial(
          () -> {
            Sheet sheet = new Sheet();
            sheets.add(sheet);
            return sheet;
          });

  private final AtomicInteger active = new AtomicInteger();
  private final Map<Integer, Integer> started = new ConcurrentHashMap<>();

  /** Of all seconds that were taken, and count. */
  private final Map<Path, Cell> totals = new LinkedHashMap<>();

  /**
   * @param warmUp how many of its first seconds are not in the totals
   * @param beginning hears when the first users are about to begin, before they do
   */
  public Meter(int warmUp, LongConsumer beginning) {
    this.warmUp = warmUp;
    this.beginning = beginning;
  }

  @Override
  public void begins(long at) {
    begin = at;
    beginning.accept(at);
  }

  /** The second to which a time belongs. */
  public int second(long at) {
    return (int) Math.max(0, (at - begin) / 1_000);
  }

  @Override
  public void userBegan(long at) {
    active.incrementAndGet();
    started.merge(second(at), 1, Integer::sum);
  }

  @Override
  public void userEnded(long at) {
    active.decrementAndGet();
  }

  @Override
  public void responded(
      List<String> groups, String request, long from, long end, @Nullable String failure) {
    add(new Path(Kind.REQUEST, groups, request), end, end - from, failure);
  }

  @Override
  public void left(List<String> groups, long end, long took, boolean ok) {
    add(new Path(Kind.GROUP, groups, ""), end, took, ok ? null : "a request in it failed");
  }

  @Override
  public void crashed(List<String> groups, String request, String why, long at) {
    add(new Path(Kind.REQUEST, groups, request), at, 0, why);
  }

  /** A request that had no answer when the load ended. */
  public void unanswered(long at, long waitedMillis) {
    add(UNANSWERED, at, waitedMillis, "no answer when the load ended");
  }

  private void add(Path path, long end, long millis, @Nullable String failure) {
    own.get().add(second(end), path, Math.max(1, millis * MICROS), failure);
  }

  /** How many users are under way. */
  public int active() {
    return active.get();
  }

  /** What has not been taken yet of the seconds before one; each of them that has something. */
  public List<LoadSecond> take(int before) {
    TreeMap<Integer, Map<Path, Cell>> cells = new TreeMap<>();
    sheets.forEach(sheet -> sheet.take(before, cells));
    started.keySet().stream()
        .filter(second -> second < before)
        .forEach(second -> cells.computeIfAbsent(second, key -> Map.of()));
    int now = active();
    cells.tailMap(warmUp).values().forEach(second -> second.forEach(this::sumUp));
    List<LoadSecond> seconds = new ArrayList<>();
    cells.forEach(
        (second, measured) -> {
          Integer users = started.remove(second);
          seconds.add(
              new LoadSecond(
                  second,
                  users == null ? 0 : users,
                  now,
                  measured.entrySet().stream().map(Meter::measured).toList()));
        });
    return seconds;
  }

  private void sumUp(Path path, Cell cell) {
    totals.computeIfAbsent(path, key -> new Cell()).add(cell);
  }

  /** The sum of what was taken, in the order in which the paths were first seen. */
  public Map<Path, Cell> totals() {
    return totals;
  }

  /** For which reasons requests failed, among what was taken. */
  public Set<String> failures() {
    return totals.values().stream()
        .flatMap(cell -> cell.failures().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Measured measured(Map.Entry<Path, Cell> entry) {
    Cell cell = entry.getValue();
    return new Measured(
        entry.getKey().name(),
        entry.getKey().kind(),
        Percentiles.ofMicros(cell.ok()),
        Percentiles.ofMicros(cell.failed()),
        cell.failures());
  }
}
