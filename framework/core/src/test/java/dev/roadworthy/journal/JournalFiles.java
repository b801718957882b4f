package dev.roadworthy.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes whole journals, and reads them to the end. */
final class JournalFiles {

  private JournalFiles() {}

  static Path write(Path file, List<? extends JournalEntry> entries) throws IOException {
    try (JournalWriter writer = JournalWriter.create(file)) {
      for (JournalEntry entry : entries) {
        writer.append(entry);
      }
    }
    return file;
  }

  static List<JournalEntry> read(Path file) throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      return rest(reader);
    }
  }

  /** What can be read from where the reader stands. */
  static List<JournalEntry> rest(JournalReader reader) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    while (true) {
      JournalReader.Batch batch = reader.read(7);
      if (batch.entries().isEmpty() && batch.unknown() == 0) {
        return entries;
      }
      entries.addAll(batch.entries());
    }
  }
}
