package dev.roadworthy.journal;

import dev.roadworthy.journal.JournalEntry.RoundEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Appends numbered records to a journal, and says after each how many there are; ends when nobody
 * listens any more, so that it does not outlive a test that was stopped.
 */
final class AppendingProcess {

  private AppendingProcess() {}

  static JournalEntry numbered(long number) {
    return new RoundEnded(Instant.ofEpochSecond(number));
  }

  public static void main(String[] args) throws IOException {
    try (JournalWriter writer = JournalWriter.create(Path.of(args[0]))) {
      long count = Long.parseLong(args[1]);
      for (long i = 0; i < count && !System.out.checkError(); i++) {
        writer.append(numbered(i));
        System.out.println(i + 1);
      }
    } catch (IOException e) {
      System.exit(3);
    }
  }
}
