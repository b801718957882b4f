package dev.roadworthy.gatling.meter;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has measured and nobody has taken yet, by second. Each thread has its own, so
 * that its lock is as good as never waited for.
 */
final class Sheet {

  private final TreeMap<Integer, Map<Path, Cell>> seconds = new TreeMap<>();

  synchronized void add(int second, Path path, long micros, @Nullable String failure) {
    seconds
        .computeIfAbsent(second, key -> new HashMap<>())
        .computeIfAbsent(path, key -> new Cell())
        .add(micros, failure);
  }

  /** Hands over what is known of the seconds before one, and forgets it. */
  synchronized void take(int before, SortedMap<Integer, Map<Path, Cell>> into) {
    Iterator<Map.Entry<Integer, Map<Path, Cell>>> past =
        seconds.headMap(before).entrySet().iterator();
    while (past.hasNext()) {
      Map.Entry<Integer, Map<Path, Cell>> each = past.next();
      Map<Path, Cell> cells = into.computeIfAbsent(each.getKey(), key -> new HashMap<>());
      each.getValue()
          .forEach((path, cell) -> cells.computeIfAbsent(path, key -> new Cell()).add(cell));
      past.remove();
    }
  }
}
