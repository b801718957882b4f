package dev.roadworthy.runner.intake;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.JournalPosition;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes one journal over into history, as far as it is written; the same one any number of times.
 * What came before the acknowledged position is read again for its context, and its runs are known
 * by their ids. Not thread-safe.
 */
public final class JournalIntake implements Closeable {

  private static final int MOST_RECORDS = 500;

  private final Path file;
  private final HistoryStore history;
  private final Relevance relevance;
  private final Map<CheckId, CheckSpec> checks = new LinkedHashMap<>();
  private final LoadIntake loads = new LoadIntake();
  private @Nullable JournalReader reader;
  private @Nullable Round round;
  private long kept;
  private boolean ended;
  private int newRuns;
  private int unknown;

  /**
   * Begins with a journal that need not exist yet.
   *
   * @param file the journal
   * @param history takes the runs
   * @param relevance says which of the new runs a decision is to be made on
   */
  public JournalIntake(Path file, HistoryStore history, Relevance relevance) {
    this.file = file;
    this.history = history;
    this.relevance = relevance;
  }

  /**
   * Takes over what is complete in the file by now, or up to where it cannot be read.
   *
   * @return what it said, runs as they were kept; nothing while there is no file
   * @throws IOException if the file cannot be read on; what stands before has been returned by an
   *     earlier call
   * @throws JournalException if it is no journal, or what comes next is damaged; likewise
   * @throws RuntimeException as history throws it: the next call begins with what it did not take
   */
  public List<JournalEntry> takeOver() throws IOException {
    JournalReader journal = opened();
    if (journal != null) {
      journal.seek(kept);
    }
    List<JournalEntry> all = new ArrayList<>();
    while (journal != null) {
      try {
        JournalReader.Batch batch = journal.read(MOST_RECORDS);
        unknown += batch.unknown();
        if (batch.entries().isEmpty() && batch.unknown() == 0) {
          return all;
        }
        all.addAll(append(batch, journal));
        kept = batch.offset();
      } catch (JournalException | IOException e) {
        if (all.isEmpty()) {
          throw e;
        }
        return all; // the next call meets it again
      }
    }
    return all;
  }

  /**
   * Takes over all that is complete in the file.
   *
   * @throws JournalException if the file is no journal, or is damaged; what stands before the
   *     damage has been taken over
   */
  public void takeOverAll() throws IOException {
    List<JournalEntry> entries;
    do {
      entries = takeOver();
    } while (!entries.isEmpty());
  }

  /**
   * Takes over a journal that nobody writes any more: one that is shorter than its header is an
   * error then.
   *
   * @throws JournalException as {@link #takeOverAll}, also if the file is too short
   */
  public void takeOverWhole() throws IOException {
    if (reader == null) {
      reader = JournalReader.open(file);
    }
    takeOverAll();
  }

  /**
   * True if history has acknowledged all that is complete in the file: what a JVM that was killed
   * had begun to write at its end will never be.
   *
   * @throws JournalException if what is not acknowledged is damaged
   */
  public boolean isTakenOver() throws IOException {
    JournalReader journal = opened();
    if (journal == null) {
      return fileSize() == 0;
    }
    long position = history.position(journal.id()).orElse((long) JournalReader.HEADER_BYTES);
    return position >= fileSize() || isTorn(journal, position);
  }

  private static boolean isTorn(JournalReader journal, long position) throws IOException {
    journal.seek(position);
    JournalReader.Batch next = journal.read(1);
    return next.entries().isEmpty() && next.unknown() == 0;
  }

  private long fileSize() {
    return file.toFile().length();
  }

  private @Nullable JournalReader opened() throws IOException {
    if (reader == null && Files.exists(file) && Files.size(file) >= JournalReader.HEADER_BYTES) {
      reader = JournalReader.open(file);
    }
    return reader;
  }

  private List<JournalEntry> append(JournalReader.Batch batch, JournalReader journal) {
    List<Round> rounds = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    Set<CheckId> named = new HashSet<>();
    for (JournalEntry entry : batch.entries()) {
      if (entry instanceof RoundStarted started) {
        round = started.round();
        rounds.add(started.round());
      } else if (entry instanceof CheckFound found) {
        checks.put(found.check().id(), found.check());
        named.add(found.check().id());
      } else if (entry instanceof RunRecorded recording) {
        runs.add(recording.run());
        named.add(recording.run().check());
      } else if (entry instanceof RoundEnded) {
        ended = true;
      }
    }
    JournalPosition position = new JournalPosition(journal.id(), batch.offset());
    newRuns +=
        history.append(
            new Ingest(
                rounds,
                declared(named),
                runs,
                relevant(runs),
                loads.facts(batch.entries()),
                position));
    loads.taken(batch.entries());
    return batch.entries().stream().map(this::asKept).toList();
  }

  /** Who knows a check's past may read what it threw in another way than the suite did. */
  private JournalEntry asKept(JournalEntry entry) {
    return entry instanceof RunRecorded recording && threw(recording.run())
        ? new RunRecorded(history.run(recording.run().id()).orElse(recording.run()))
        : entry;
  }

  private static boolean threw(Run run) {
    Fault fault = run.fault();
    return fault != null && fault.code().equals(FaultCode.CHECK_THREW);
  }

  private List<Ingest.Declared> declared(Set<CheckId> named) {
    Round known = round;
    return known == null
        ? List.of()
        : checks.values().stream()
            .filter(check -> named.contains(check.id()))
            .map(check -> new Ingest.Declared(known.environment(), check, known.startedAt()))
            .toList();
  }

  private Set<RunId> relevant(List<Run> runs) {
    Set<RunId> ids = new HashSet<>();
    for (Run run : runs) {
      CheckSpec check = checks.get(run.check());
      if (round != null && check != null && relevance.isRelevant(round, check, run)) {
        ids.add(run.id());
      }
    }
    return ids;
  }

  /** The journal's round; null before its first record was read. */
  public @Nullable Round round() {
    return round;
  }

  /** The checks that the suite has announced, in its order. */
  public List<CheckSpec> checks() {
    return List.copyOf(checks.values());
  }

  /** True once the suite has said that its round ended. */
  public boolean ended() {
    return ended;
  }

  /** How many runs history did not have before. */
  public int newRuns() {
    return newRuns;
  }

  /** How many records only a newer Roadworthy knows. */
  public int unknown() {
    return unknown;
  }

  /** Bytes after the last complete record. */
  public long unread() throws IOException {
    return reader == null ? 0 : reader.unread();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
