package dev.roadworthy.runner.watch;

import static java.util.stream.Collectors.toSet;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.runner.intake.JournalIntake;
import dev.roadworthy.runner.intake.LostRuns;
import dev.roadworthy.runner.intake.Relevance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes journals over into history, and has decided what follows. What the database does not take
 * stays in the journal, and is taken over when it does again. Its methods are called by one thread;
 * what journals there are, and which checks were fatal, is told by another.
 */
final class Recorder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final String environment;
  private final Relevance relevance;
  private final Consumer<Decision> decided;
  private final Map<Path, JournalIntake> intakes = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Path> begun = new ConcurrentLinkedQueue<>();
  private final Set<Path> ended = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Loss> losses = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Adopted> adopted = new AtomicReference<>();

  /** By what can be asked for; the newest news of each. */
  private final Map<CheckId, Set<CheckId>> consisting = new ConcurrentHashMap<>();

  /** All checks of an environment are looked through for it. */
  private final Interval retiring = Interval.every(Duration.ofSeconds(10));

  /** Also what an earlier process has left. */
  private boolean undecided = true;

  /** As of the latest decisions. */
  private Map<CheckKey, String> undecidable = Map.of();

  private record Adopted(Set<CheckId> checks, Set<CheckId> gone) {

    /** What went with an earlier suite is gone if this one does not have it either. */
    Adopted after(@Nullable Adopted earlier) {
      return earlier == null
          ? this
          : new Adopted(
              checks, Stream.concat(earlier.gone.stream(), gone.stream()).collect(toSet()));
    }

    boolean has(CheckId check) {
      return checks.stream().anyMatch(kept -> Timetable.covers(kept, check));
    }
  }

  /**
   * @param environment the environment's name
   * @param relevance says which runs a decision is to be made on
   * @param decided hears of each decision that was committed
   */
  Recorder(String environment, Relevance relevance, Consumer<Decision> decided) {
    this.environment = environment;
    this.relevance = relevance;
    this.decided = decided;
  }

  /** This journal is taken over as it grows. Thread-safe. */
  void begin(Path journal) {
    begun.add(journal);
  }

  /** This journal does not grow any more. Thread-safe. */
  void end(Path journal) {
    ended.add(journal);
  }

  /** A check was fatal to its JVM. Thread-safe. */
  void lost(Loss loss) {
    losses.add(loss);
  }

  /**
   * A suite runs on its schedule now that has these checks. Thread-safe.
   *
   * @param gone those that it has no longer
   */
  void adopted(Set<CheckId> checks, Set<CheckId> gone) {
    Adopted newest = new Adopted(Set.copyOf(checks), Set.copyOf(gone));
    adopted.updateAndGet(newest::after);
  }

  /**
   * What can be asked for consists of these checks now, and of no others. Thread-safe.
   *
   * @param checks itself, or the rows of its parameterized class
   */
  void consistsOf(CheckId scheduled, Set<CheckId> checks) {
    consisting.put(scheduled, Set.copyOf(checks));
  }

  /**
   * Takes over what there is by now, and decides.
   *
   * @throws RuntimeException as the database throws it; nothing is lost by it
   */
  void record(HistoryStore history, Assessor assessor) throws IOException {
    for (Path next = begun.peek(); next != null; next = begun.peek()) {
      intakes.put(next, new JournalIntake(next, history, relevance));
      begun.remove();
    }
    for (Iterator<Map.Entry<Path, JournalIntake>> all = intakes.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Path, JournalIntake> each = all.next();
      boolean last = ended.contains(each.getKey());
      takeOver(each.getValue());
      if (last) {
        each.getValue().close();
        ended.remove(each.getKey());
        all.remove();
      }
    }
    recordLosses(history);
    if (undecided) {
      undecidable = assessor.decide(decided);
      undecided = false;
    }
    Adopted suite = adopted.get();
    if (suite != null) {
      assessor.retire(retired(history, suite), decided);
      adopted.compareAndSet(suite, null);
    }
    if (!consisting.isEmpty() && retiring.isOver()) {
      Map<CheckId, Set<CheckId>> told = Map.copyOf(consisting);
      assessor.retire(missing(history, told), decided);
      told.forEach(consisting::remove);
    }
  }

  /** Rows that are no longer there. */
  private Set<CheckId> missing(HistoryStore history, Map<CheckId, Set<CheckId>> told) {
    return history.scheduled(environment).keySet().stream()
        .filter(check -> lacks(told, check, check) || lacks(told, Timetable.base(check), check))
        .collect(toSet());
  }

  private static boolean lacks(Map<CheckId, Set<CheckId>> told, CheckId scheduled, CheckId check) {
    Set<CheckId> checks = told.get(scheduled);
    return checks != null && !checks.contains(check);
  }

  /**
   * What ran on a schedule here before and is not in the suite, also while this process was not.
   */
  private Set<CheckId> retired(HistoryStore history, Adopted suite) {
    Set<CheckId> scheduled = history.scheduled(environment).keySet();
    return history.checks(environment).stream()
        .map(CheckSpec::id)
        .filter(check -> !suite.has(check))
        .filter(
            check ->
                scheduled.contains(check)
                    || suite.gone.stream().anyMatch(gone -> Timetable.covers(gone, check)))
        .collect(toSet());
  }

  private void takeOver(JournalIntake intake) throws IOException {
    try {
      for (List<JournalEntry> entries = intake.takeOver();
          !entries.isEmpty();
          entries = intake.takeOver()) {
        undecided = true;
      }
    } catch (JournalException e) {
      log.error("A journal cannot be taken over to its end: {}", e.getMessage());
    }
  }

  private void recordLosses(HistoryStore history) {
    for (Loss loss = losses.peek(); loss != null; loss = losses.peek()) {
      Map<CheckId, Instant> begins =
          loss.begun() == null ? Map.of() : Map.of(loss.check().id(), loss.begun());
      new LostRuns(history, relevance)
          .record(loss.round(), List.of(loss.check()), begins, loss.how(), loss.noticed());
      losses.remove();
      undecided = true;
    }
  }

  /** The checks that could not be decided on, and why. */
  Map<CheckKey, String> undecidable() {
    return undecidable;
  }

  /** Somebody else has taken journals over: there may be something to decide on. */
  void hasTakenOver() {
    undecided = true;
  }

  /** The journals that are taken over as they grow. */
  Set<Path> followed() {
    return Set.copyOf(intakes.keySet());
  }

  @Override
  public void close() {
    for (JournalIntake intake : intakes.values()) {
      try {
        intake.close();
      } catch (IOException e) {
        log.warn("A journal could not be closed", e);
      }
    }
    intakes.clear();
  }
}
