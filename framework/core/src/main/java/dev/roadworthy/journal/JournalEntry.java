package dev.roadworthy.journal;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** A check of a parameterized class: which rows it has becomes known when it runs. */
  record RowsExpected(CheckSpec check) implements JournalEntry {}

  /** The suite is loaded, and its JVM waits to be asked for any of these. */
  record SuiteReady(List<Scheduled> checks, Instant at) implements JournalEntry {

    /** Copies the list. */
    public SuiteReady {
      checks = List.copyOf(checks);
    }
  }

  /**
   * What a suite JVM can be asked for: a check, or all rows of one in a parameterized class.
   *
   * @param id the check's id; of a parameterized class, without what its rows add
   * @param schedule when it is due
   */
  record Scheduled(CheckId id, Schedule schedule) {

    /** True if a check is this one, or one of its rows. */
    public boolean covers(CheckId check) {
      return check.equals(id) || check.value().startsWith(id.value() + "[");
    }
  }

  /**
   * What the suite JVM was asked for has come to its end: no more runs follow from it.
   *
   * @param whole nothing failed around its runs: rows of a parameterized class that have none are
   *     no longer there
   */
  record Served(CheckId check, boolean whole, Instant at) implements JournalEntry {}

  /**
   * The suite JVM goes on, but another one should take its place.
   *
   * @param check the check whose fault that is; null if it is nobody's in particular
   * @param why in words, such as {@code check landing ignores its interruption}
   */
  record ReplacementAsked(@Nullable CheckId check, String why, Instant at)
      implements JournalEntry {}

  /** A load test begins to make load. */
  record LoadBegan(LoadRun load) implements JournalEntry {}

  /** A second of a load test; one that comes again adds to what was said of it. */
  record LoadMeasured(RunId run, LoadSecond second) implements JournalEntry {}

  /** A load test makes no more load; without it its JVM died. */
  record LoadEnded(RunId run, LoadEnd end) implements JournalEntry {}

  /** What a load test came to, in sums: not of a round, but where the past is handed on. */
  record LoadSummed(LoadRun load, LoadSummary summary) implements JournalEntry {}

  /** The suite ended in good order; without it the JVM died. */
  record RoundEnded(Instant at) implements JournalEntry {}
}
