package dev.roadworthy.journal;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.time.Instant;

/** What a journal tells, record by record. */
public sealed interface JournalEntry {

  /** The first record. */
  record RoundStarted(Round round) implements JournalEntry {}

  /** A check that the suite has, whether or not it runs in this round. */
  record CheckFound(CheckSpec check) implements JournalEntry {}

  /**
   * A check begins; where no run follows, the JVM died while it ran.
   *
   * @param atMost how long it may take, cleaning up and every grace included
   */
  record RunStarted(CheckSpec check, Instant at, Duration atMost) implements JournalEntry {

    /** A check that nothing else is said of: its timeout and 5 s, and as much to clean up. */
    public RunStarted(CheckSpec check, Instant at) {
      this(check, at, check.timeout().plusSeconds(5).multipliedBy(2));
    }
  }

  /** One run, complete. */
  record RunRecorded(Run run) implements JournalEntry {}

  /** The suite ended in good order; without it the JVM died. */
  record RoundEnded(Instant at) implements JournalEntry {}
}
