package dev.roadworthy.runner.server;

import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.watch.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a watch does what it is for, not whether its process is there.
 *
 * @param reasons why it does not; empty if it does
 */
record Health(List<Reason> reasons) {

  /** How long a watch may give no sign of life. It beats every second. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  /** How long ago everything may have been taken over into history. It is tried every second. */
  static final Duration LONGEST_ARREARS = Duration.ofSeconds(30);

  /** Before its first sign of life. */
  static final Health BEGINNING =
      new Health(List.of(new Reason("SILENT", "the watch has just begun")));

  /**
   * Why a watch does not do what it is for.
   *
   * @param code a name for scripts
   * @param text a sentence
   */
  record Reason(String code, String text) {}

  Health {
    reasons = List.copyOf(reasons);
  }

  /**
   * Judges by the last sign of life.
   *
   * @param silence how long ago it was
   */
  static Health of(Snapshot snapshot, Duration silence) {
    List<Reason> reasons = new ArrayList<>();
    if (silence.compareTo(LONGEST_SILENCE) > 0) {
      reasons.add(
          new Reason("SILENT", "no sign of life of the watch for " + silence.toSeconds() + " s"));
    }
    if (snapshot.worker() == null) {
      reasons.add(new Reason("NO_WORKER", "no suite JVM is ready to run checks"));
    }
    arrears(snapshot.books(), snapshot.at()).forEach(reasons::add);
    snapshot.troubles().stream()
        .map(each -> new Reason(each.kind().name(), each.kind().title() + ": " + each.text()))
        .forEach(reasons::add);
    return new Health(reasons);
  }

  private static List<Reason> arrears(Snapshot.@Nullable Books books, Instant at) {
    if (books == null) {
      return List.of(new Reason("NO_HISTORY", "the database has not been opened yet"));
    }
    Duration arrears = Duration.between(books.at(), at);
    return arrears.compareTo(LONGEST_ARREARS) <= 0
        ? List.of()
        : List.of(
            new Reason(
                "ARREARS",
                "nothing was taken over into history for " + arrears.toSeconds() + " s"));
  }

  boolean isGood() {
    return reasons.isEmpty();
  }

  Map<String, @Nullable Object> facts() {
    return Json.object()
        .with("healthy", isGood())
        .with(
            "reasons",
            reasons.stream()
                .map(each -> Json.object().with("code", each.code).with("text", each.text).asMap())
                .toList())
        .asMap();
  }
}
