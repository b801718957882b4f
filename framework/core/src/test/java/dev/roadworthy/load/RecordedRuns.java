package dev.roadworthy.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Load tests that were really made, one after the other on a machine of two cores with much other
 * work, each of 8 s on a server that computes: 30 with as much work for each request, then 8 each
 * with 1.3, 1.5 and 2 times as much. Columns: work in percent, run, seconds, request, response
 * times in HdrHistogram's encoding, failed.
 */
final class RecordedRuns {

  private RecordedRuns() {}

  /**
   * In their order.
   *
   * @param work in percent of what is usual
   * @param factor how many times as long each response is to take
   */
  static List<LoadSummary> of(int work, double factor) throws IOException {
    Map<Integer, List<Measured>> requests = new TreeMap<>();
    Map<Integer, Long> seconds = new TreeMap<>();
    for (String line : lines()) {
      String[] columns = line.split(",", -1);
      if (Integer.parseInt(columns[0]) == work) {
        int run = Integer.parseInt(columns[1]);
        seconds.put(run, Long.valueOf(columns[2]));
        requests
            .computeIfAbsent(run, each -> new ArrayList<>())
            .add(measured(columns[3], Base64.getDecoder().decode(columns[4]), factor));
      }
    }
    List<LoadSummary> runs = new ArrayList<>();
    requests.forEach(
        (run, all) ->
            runs.add(Runs.of(requireNonNull(seconds.get(run)), all.toArray(Measured[]::new))));
    return runs;
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(RecordedRuns.class.getResourceAsStream("recorded.csv")), UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Measured measured(String name, byte[] times, double factor) {
    Histogram scaled = new Histogram(3);
    histogram(times)
        .recordedValues()
        .forEach(
            each ->
                scaled.recordValueWithCount(
                    Math.round(each.getValueIteratedTo() * factor),
                    each.getCountAtValueIteratedTo()));
    return new Measured(
        name, Kind.REQUEST, Percentiles.ofMicros(scaled), Percentiles.empty(), Map.of());
  }

  private static Histogram histogram(byte[] times) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(times), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
