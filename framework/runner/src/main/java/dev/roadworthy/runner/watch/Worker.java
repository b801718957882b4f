package dev.roadworthy.runner.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RowsExpected;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.journal.JournalEntry.Served;
import dev.roadworthy.journal.JournalEntry.SuiteReady;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.suite.Patience;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuiteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A suite JVM that runs checks as it is asked to, followed by its journal. It needs no database:
 * what it says goes on being heard while there is none. Not thread-safe.
 */
final class Worker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final int MOST_RECORDS = 500;
  private static final long LITTLE = 64 * 1024;

  private final SuiteLaunch launch;
  private final SuiteProcess process;
  private final Instant startedAt;
  private final Patience patience;

  /** A JVM that does not read must not hold up whoever asks. */
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "roadworthy-asking");
            thread.setDaemon(true);
            return thread;
          });

  private final Set<CheckId> asked = new LinkedHashSet<>();
  private final List<CheckId> ended = new ArrayList<>();
  private final List<ReplacementAsked> replacements = new ArrayList<>();
  private final Map<CheckId, RunStarted> begun = new HashMap<>();
  private final Map<CheckId, CheckSpec> found = new HashMap<>();
  private @Nullable JournalReader reader;
  private @Nullable Round round;
  private @Nullable SuiteReady ready;
  private @Nullable String damage;
  private boolean ending;
  private boolean killing;

  private Worker(SuiteLaunch launch, SuiteProcess process, Instant startedAt) {
    this.launch = launch;
    this.process = process;
    this.startedAt = startedAt;
    this.patience = new Patience(startedAt);
  }

  /**
   * Starts a JVM.
   *
   * @throws IOException if it cannot be started
   */
  static Worker start(SuiteLaunch launch, Instant now) throws IOException {
    return new Worker(launch, SuiteProcess.start(launch), now);
  }

  SuiteLaunch launch() {
    return launch;
  }

  long pid() {
    return process.pid();
  }

  Instant startedAt() {
    return startedAt;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it ended with. */
  int exitCode() {
    return process.exitCode();
  }

  /** True once its suite is loaded. */
  boolean isReady() {
    return ready != null;
  }

  /** What can be asked for; nothing before it is ready. */
  List<Scheduled> checks() {
    return ready == null ? List.of() : ready.checks();
  }

  /** Its round; null before its first words. */
  @Nullable Round round() {
    return round;
  }

  /** What it was asked for and has not come to its end. */
  Set<CheckId> asked() {
    return Set.copyOf(asked);
  }

  /** What has come to its end since the last call. */
  List<CheckId> takeEnded() {
    List<CheckId> taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }

  /** Its wishes to be replaced since the last call. */
  List<ReplacementAsked> takeReplacementsAsked() {
    List<ReplacementAsked> taken = List.copyOf(replacements);
    replacements.clear();
    return taken;
  }

  boolean isIdle() {
    return asked.isEmpty();
  }

  /** The checks that have begun and have no run, among them rows of parameterized classes. */
  Map<CheckId, RunStarted> begun() {
    return Map.copyOf(begun);
  }

  /** A check as it was announced; null if it was not. */
  @Nullable CheckSpec spec(CheckId check) {
    return found.get(check);
  }

  /** Asks for a check to be run. */
  void ask(CheckId check) {
    asked.add(check);
    say("run " + check.value());
  }

  /** Asks it to end when all is done that it was asked for. */
  void end() {
    ending = true;
    say("end");
  }

  private void say(String line) {
    if (killing) {
      return;
    }
    asking.execute(
        () -> {
          try {
            process.asks().write((line + "\n").getBytes(UTF_8));
            process.asks().flush();
          } catch (IOException e) {
            log.debug("Suite JVM {} does not hear \"{}\"", process.pid(), line, e);
          }
        });
  }

  /** What it has said since the last call. */
  List<JournalEntry> hear(Instant now) {
    List<JournalEntry> all = new ArrayList<>();
    try {
      JournalReader journal = opened();
      while (journal != null) {
        JournalReader.Batch batch = journal.read(MOST_RECORDS);
        all.addAll(batch.entries());
        if (batch.entries().size() + batch.unknown() < MOST_RECORDS) {
          break;
        }
      }
    } catch (IOException | JournalException e) {
      damage = String.valueOf(e.getMessage());
    }
    all.forEach(this::heard);
    patience.heard(all, now);
    if (asked.isEmpty() && isReady() && !ending) {
      patience.idle(now);
    }
    return all;
  }

  private @Nullable JournalReader opened() throws IOException {
    if (reader == null
        && Files.exists(launch.journal())
        && Files.size(launch.journal()) >= JournalReader.HEADER_BYTES) {
      reader = JournalReader.open(launch.journal());
    }
    return reader;
  }

  private void heard(JournalEntry entry) {
    if (entry instanceof RoundStarted started) {
      round = started.round();
    } else if (entry instanceof SuiteReady said) {
      ready = said;
    } else if (entry instanceof CheckFound check) {
      found.put(check.check().id(), check.check());
    } else if (entry instanceof RunStarted started) {
      begun.put(started.check().id(), started);
    } else if (entry instanceof RunRecorded recorded) {
      begun.remove(recorded.run().check());
    } else if (entry instanceof Served served) {
      if (asked.remove(served.check())) {
        ended.add(served.check());
      }
    } else if (entry instanceof RowsExpected expected) {
      found.put(expected.check().id(), expected.check());
    } else if (entry instanceof ReplacementAsked replacement) {
      CheckId check = replacement.check();
      // It was recorded, and may never come to its end.
      boolean mine = asked.removeIf(each -> check != null && Timetable.covers(each, check));
      replacements.add(
          mine ? replacement : new ReplacementAsked(null, replacement.why(), replacement.at()));
    }
  }

  /** Why it has to be killed now; empty while it may go on. */
  Optional<String> exhausted(Instant now) {
    if (damage != null) {
      return Optional.of("its journal cannot be read on: " + damage);
    }
    Optional<String> why = patience.exhausted(now);
    if (why.isPresent() && launch.log().toFile().getUsableSpace() < LITTLE) {
      // It holds in memory what the disk does not take, and is not to lose that too.
      patience.undo(now);
      return Optional.empty();
    }
    return why;
  }

  /** Its time begins anew. */
  void rebase(Instant now) {
    patience.undo(now);
  }

  /** Ends it, whatever it does; {@link #isAlive} says when it has. */
  void kill() {
    if (!killing) {
      killing = true;
      asking.shutdownNow();
      Thread killer = new Thread(process::kill, "roadworthy-killing");
      killer.setDaemon(true);
      killer.start();
    }
  }

  /** True if it was not its own wish to end. */
  boolean isBeingKilled() {
    return killing;
  }

  /** Makes sure that it has ended, and lets go of what is its own. */
  @Override
  public void close() {
    asking.shutdownNow();
    try (JournalReader journal = reader) {
      process.close();
      if (Files.exists(launch.log()) && Files.size(launch.log()) == 0) {
        Files.delete(launch.log());
      }
    } catch (IOException e) {
      log.warn("What suite JVM {} has left could not be put away: {}", process.pid(), e.toString());
    }
  }
}
