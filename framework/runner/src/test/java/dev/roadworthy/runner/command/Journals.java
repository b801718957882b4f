package dev.roadworthy.runner.command;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What suite JVMs have written, as it is on the disk.
 *
 * @param folder of journals; it need not be there
 */
record Journals(Path folder) {

  private static final int MANY = 1_000;

  /** All that are there. */
  List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  long bytes() throws IOException {
    return files().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Every run that was written; twice, if it was written twice. */
  List<RunId> runs() throws IOException {
    List<RunId> runs = new ArrayList<>();
    for (Path file : files()) {
      if (Files.size(file) >= JournalReader.HEADER_BYTES) {
        addRunsOf(file, runs);
      }
    }
    return runs;
  }

  private static void addRunsOf(Path file, List<RunId> runs) throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      List<JournalEntry> entries = reader.read(MANY).entries();
      while (!entries.isEmpty()) {
        for (JournalEntry entry : entries) {
          if (entry instanceof RunRecorded recorded) {
            runs.add(recorded.run().id());
          }
        }
        entries = reader.read(MANY).entries();
      }
    }
  }
}
