package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What earlier load tests of a check came to, in a file for a suite that holds no database: a
 * journal of sums with an end.
 *
 * @param path of the file
 */
public record BaselineFile(Path path) {

  private static final int MOST_AT_ONCE = 100;
  private static final int READABLE = 60;

  /** Of a check in an environment, in the folder where all that lasts is kept. */
  public static BaselineFile of(Path home, String environment, CheckId check) {
    String key = environment + "/" + check;
    String readable = key.replaceAll("[^A-Za-z0-9]+", "-");
    String name =
        readable.substring(0, Math.min(READABLE, readable.length()))
            + "-"
            + UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    return new BaselineFile(home.resolve("baselines").resolve(name + ".baseline"));
  }

  /**
   * Puts these in the place of what was there, whole or not at all.
   *
   * @throws IOException if the file cannot be written; what was there stays
   */
  public void write(List<LoadSummed> earlier, Instant at) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (JournalWriter writer = JournalWriter.create(beside)) {
        for (LoadSummed each : earlier) {
          writer.append(each);
        }
        writer.append(new RoundEnded(at));
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Reads them back; none if there is no file.
   *
   * @throws JournalException if it is no such file, or is damaged; the message names it
   * @throws IOException if it cannot be read
   */
  public List<LoadSummed> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<JournalEntry> entries = entries();
    List<LoadSummed> earlier = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof LoadSummed summed) {
        earlier.add(summed);
      } else if (!(entry instanceof RoundEnded)) {
        throw new JournalException(path + " is another journal, not a baseline");
      }
    }
    if (entries.size() != earlier.size() + 1) {
      throw new JournalException(path + " is cut off: it does not say where it ends");
    }
    return earlier;
  }

  private List<JournalEntry> entries() throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(path)) {
      JournalReader.Batch batch = reader.read(MOST_AT_ONCE);
      while (!batch.entries().isEmpty() || batch.unknown() > 0) {
        if (batch.unknown() > 0) {
          throw new JournalException(path + " is of a newer version");
        }
        entries.addAll(batch.entries());
        batch = reader.read(MOST_AT_ONCE);
      }
      if (reader.unread() > 0) {
        throw new JournalException(path + " is cut off in the middle of a record");
      }
    }
    return entries;
  }
}
