package dev.roadworthy.journal;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Instant;

/** What a journal tells, record by record. */
public sealed interface JournalEntry {

  /** The first record. */
  record RoundStarted(Round round) implements JournalEntry {}

  /** A check that the suite has, whether or not it runs in this round. */
  record CheckFound(CheckSpec check) implements JournalEntry {}

  /** A check begins; where no run follows, the JVM died while it ran. */
  record RunStarted(CheckSpec check, Instant at) implements JournalEntry {}

  /** One run, complete. */
  record RunRecorded(Run run) implements JournalEntry {}

  /** The suite ended in good order; without it the JVM died. */
  record RoundEnded(Instant at) implements JournalEntry {}
}
