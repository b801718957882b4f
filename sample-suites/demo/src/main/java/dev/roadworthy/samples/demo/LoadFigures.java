package dev.roadworthy.samples.demo;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a load test measured, in a sentence. */
final class LoadFigures {

  private static final int MOST = 1_000;

  private final Map<RunId, LoadRun> loads = new HashMap<>();
  private final Map<RunId, List<LoadSecond>> seconds = new HashMap<>();

  private LoadFigures() {}

  /** Of the latest one in a folder of journals. */
  static String of(Path journals) throws IOException {
    LoadFigures figures = new LoadFigures();
    List<Path> all;
    try (Stream<Path> files = Files.list(journals)) {
      all = files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
    for (Path journal : all) {
      figures.read(journal);
    }
    return figures.sentence();
  }

  private void read(Path journal) throws IOException {
    try (JournalReader reader = JournalReader.open(journal)) {
      for (var batch = reader.read(MOST); !batch.entries().isEmpty(); batch = reader.read(MOST)) {
        batch.entries().forEach(this::heard);
      }
    }
  }

  private void heard(JournalEntry entry) {
    if (entry instanceof LoadBegan began) {
      loads.put(began.load().run(), began.load());
    } else if (entry instanceof LoadMeasured measured) {
      seconds.computeIfAbsent(measured.run(), run -> new ArrayList<>()).add(measured.second());
    }
  }

  private String sentence() {
    return loads.values().stream()
        .max(Comparator.comparing(LoadRun::startedAt))
        .map(load -> new LoadRecord(load, seconds.getOrDefault(load.run(), List.of()), null))
        .map(whole -> sentence(whole.counted()))
        .orElse("no load was made");
  }

  private static String sentence(LoadRecord counted) {
    Measured total = counted.total();
    return String.format(
        Locale.ROOT,
        "%d requests in %d s, of which %d failed; half of them were answered within %d ms, 95 %% within %d ms, 99 %% within %d ms",
        total.count(),
        counted.duration(),
        total.failed().count(),
        total.ok().at(50).toMillis(),
        total.ok().at(95).toMillis(),
        total.ok().at(99).toMillis());
  }
}
