package dev.roadworthy.benchmarks.load;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a journal's one load test came how far, as it says.
 *
 * @param beganAt its load
 * @param ended its load, and why
 * @param verdictAt its run
 * @param outcome of its run
 */
record Told(
    Optional<Instant> beganAt,
    Optional<LoadEnded> ended,
    Optional<Instant> verdictAt,
    String outcome) {

  static Told of(List<JournalEntry> journal) {
    Optional<RunRecorded> run = last(journal, RunRecorded.class);
    return new Told(
        last(journal, LoadBegan.class).map(entry -> entry.load().startedAt()),
        last(journal, LoadEnded.class),
        run.map(entry -> entry.run().startedAt().plus(entry.run().duration())),
        run.map(entry -> entry.run().outcome().toString()).orElse("none"));
  }

  private static <E extends JournalEntry> Optional<E> last(
      List<JournalEntry> journal, Class<E> type) {
    return journal.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later);
  }
}
