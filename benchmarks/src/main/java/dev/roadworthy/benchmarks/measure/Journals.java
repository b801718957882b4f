package dev.roadworthy.benchmarks.measure;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What suite JVMs write into a folder of journals, followed while they do. */
public final class Journals implements Closeable {

  private static final int MOST = 1_000;

  private final Path folder;
  private final Map<Path, JournalReader> readers = new HashMap<>();

  public Journals(Path folder) {
    this.folder = folder;
  }

  /** What has been written since the last call. */
  public List<JournalEntry> read() throws IOException {
    open();
    List<JournalEntry> all = new ArrayList<>();
    for (JournalReader reader : readers.values()) {
      for (List<JournalEntry> entries = reader.read(MOST).entries();
          !entries.isEmpty();
          entries = reader.read(MOST).entries()) {
        all.addAll(entries);
      }
    }
    return all;
  }

  /** How much has been written. */
  public long bytes() throws IOException {
    long all = 0;
    for (Path file : files()) {
      all += Files.size(file);
    }
    return all;
  }

  private void open() throws IOException {
    for (Path file : files()) {
      if (!readers.containsKey(file) && Files.size(file) >= JournalReader.HEADER_BYTES) {
        readers.put(file, JournalReader.open(file));
      }
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (JournalReader reader : readers.values()) {
      reader.close();
    }
  }
}
