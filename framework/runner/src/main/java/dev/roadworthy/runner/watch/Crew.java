package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.suite.SuiteLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The suite JVMs of a watch, and which of them runs what. Not thread-safe.
 *
 * <p>One runs everything, side by side. Another takes its place when the suite has changed, when it
 * asks for that, and after its shift, which bounds how long what checks leave behind can add up;
 * the old one ends what it has begun. When one dies, each check that it was running is a suspect,
 * and runs once more in a JVM of its own, where only it can be to blame. It stays there until it
 * has come to its end.
 */
final class Crew implements AutoCloseable {

  /** How long a worker works. */
  static final Duration SHIFT = Duration.ofHours(1);

  /** How long one that is replaced may take to end what it has begun. */
  private static final Duration LAST_GRACE = Duration.ofSeconds(40);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final Launches launches;
  private final Timetable timetable;
  private final CrewListener listener;
  private final Redactor redactor;
  private final List<Leaving> leaving = new ArrayList<>();

  /** What may be fatal, and is run alone. */
  private final Set<CheckId> suspects = new LinkedHashSet<>();

  private final Set<CheckId> waiting = new LinkedHashSet<>();
  private @Nullable Worker main;
  private @Nullable Worker successor;
  private @Nullable Worker alone;
  private boolean wanted = true;

  /** What runs is as good as it was: a suite that cannot be loaded need not be tried again. */
  private boolean onlyChanged;

  private Instant notBefore = Instant.MIN;
  private Duration delay = FIRST_DELAY;

  private record Leaving(Worker worker, Instant until) {}

  /**
   * @param redactor masks secrets in what workers print
   */
  Crew(Launches launches, Timetable timetable, CrewListener listener, Redactor redactor) {
    this.launches = launches;
    this.timetable = timetable;
    this.listener = listener;
    this.redactor = redactor;
  }

  /** Hears everybody out, replaces who is to be replaced, and starts what is due. */
  void work(Instant now) throws IOException {
    hearMain(now);
    hearSuccessor(now);
    hearAlone(now);
    hearLeaving(now);
    if (main != null && !wanted && main.startedAt().plus(SHIFT).isBefore(now)) {
      replace();
    }
    startSuccessor(now);
    for (CheckId due : timetable.start(now)) {
      start(due, now);
    }
    startAlone(now);
  }

  /** The suite has changed: it is loaded anew, and what runs goes on until it is. */
  void suiteChanged(Instant now) {
    wanted = true;
    onlyChanged = true;
    notBefore = now;
  }

  private void replace() {
    wanted = true;
    onlyChanged = false;
  }

  /** True if checks can run. */
  boolean isReady() {
    return main != null;
  }

  /** True if something is under way whose end is to be heard soon. */
  boolean isBusy() {
    return (main != null && !main.isIdle())
        || alone != null
        || successor != null
        || !leaving.isEmpty();
  }

  Optional<Worker> main() {
    return Optional.ofNullable(main);
  }

  /** What runs in a JVM of its own. */
  Set<CheckId> suspects() {
    return Set.copyOf(suspects);
  }

  private void start(CheckId check, Instant now) {
    if (suspects.contains(check)) {
      waiting.add(check);
    } else if (main != null && !main.isBeingKilled()) {
      main.ask(check);
    } else {
      timetable.couldNotStart(check);
    }
  }

  private void startSuccessor(Instant now) {
    if (successor != null || !wanted || now.isBefore(notBefore)) {
      return;
    }
    successor = begin(false, now);
    // What changes from now on is wanted again.
    wanted = successor == null;
  }

  /**
   * Null if it cannot be: a full disk, a file that goes away while it is copied, no more memory.
   */
  private @Nullable Worker begin(boolean single, Instant now) {
    try {
      Worker worker = Worker.start(launches.next(single), now);
      listener.journalBegun(worker.launch().journal());
      return worker;
    } catch (IOException e) {
      putOff(now);
      listener.suiteRefused(
          "no suite JVM could be started: " + redactor.text(e.toString()), List.of(), main != null);
      return null;
    }
  }

  private void putOff(Instant now) {
    notBefore = now.plus(delay);
    Duration longer = delay.multipliedBy(2);
    delay = longer.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : longer;
  }

  /** The clock has jumped, or nothing has gone on for a while: all waiting begins anew. */
  void rebase(Instant now) {
    notBefore = now;
    leaving.replaceAll(each -> new Leaving(each.worker, now.plus(LAST_GRACE)));
    for (@Nullable Worker worker : new Worker[] {main, successor, alone}) {
      if (worker != null) {
        worker.rebase(now);
      }
    }
  }

  private void hearMain(Instant now) throws IOException {
    Worker worker = main;
    if (worker == null) {
      return;
    }
    hear(worker, now);
    worker.exhausted(now).ifPresent(why -> kill(worker, why));
    if (!worker.isAlive()) {
      hear(worker, now);
      main = null;
      replace();
      died(worker, now);
    }
  }

  private void kill(Worker worker, String why) {
    if (!worker.isBeingKilled()) {
      listener.said("the suite JVM is killed, because " + why);
      worker.kill();
    }
  }

  private void died(Worker worker, Instant now) throws IOException {
    listener.said("the suite JVM ended with exit code " + worker.exitCode());
    for (CheckId suspect : worker.asked()) {
      timetable.lost(suspect);
      suspects.add(suspect);
      timetable.hurry(suspect, now);
    }
    bury(worker);
  }

  private void bury(Worker worker) throws IOException {
    worker.close();
    listener.journalEnded(worker.launch().journal());
  }

  private void hearSuccessor(Instant now) throws IOException {
    Worker worker = successor;
    if (worker == null) {
      return;
    }
    hear(worker, now);
    worker.exhausted(now).ifPresent(why -> kill(worker, why));
    if (worker.isReady() && worker.isAlive()) {
      takesOver(worker, now);
    } else if (!worker.isAlive()) {
      hear(worker, now);
      successor = null;
      wanted |= main == null || !onlyChanged;
      putOff(now);
      launches.refused(worker.launch());
      listener.suiteRefused(
          "the suite could not be loaded: its JVM ended with exit code " + worker.exitCode(),
          SuiteLog.lastWords(worker.launch().log(), redactor),
          main != null);
      bury(worker);
    }
  }

  private void takesOver(Worker worker, Instant now) {
    if (main != null) {
      leave(main, now);
    }
    if (alone != null) {
      leave(alone, now);
      alone = null;
    }
    main = worker;
    successor = null;
    delay = FIRST_DELAY;
    launches.accepted(worker.launch());
    Set<CheckId> gone = timetable.adopt(worker.checks(), now);
    suspects.removeAll(gone);
    waiting.removeAll(gone);
    listener.suiteLoaded(
        worker.checks().stream().map(Scheduled::id).collect(Collectors.toSet()), gone);
  }

  private void leave(Worker worker, Instant now) {
    worker.end();
    leaving.add(new Leaving(worker, now.plus(LAST_GRACE)));
  }

  private void hearLeaving(Instant now) throws IOException {
    for (Leaving each : List.copyOf(leaving)) {
      Worker worker = each.worker;
      hear(worker, now);
      if (worker.isAlive()) {
        if (now.isAfter(each.until) || worker.exhausted(now).isPresent()) {
          worker.kill();
        }
        continue;
      }
      hear(worker, now);
      leaving.remove(each);
      worker.asked().forEach(timetable::lost);
      bury(worker);
      if (leaving.isEmpty() && successor == null) {
        launches.tidy();
      }
    }
  }

  private void startAlone(Instant now) {
    if (waiting.isEmpty() && (alone == null || alone.isIdle())) {
      if (alone != null && suspects.isEmpty()) {
        leave(alone, now);
        alone = null;
      }
      return;
    }
    if (alone == null) {
      if (main == null) {
        return; // the suite cannot be loaded, and would not be here either
      }
      if (now.isBefore(notBefore)) {
        return;
      }
      alone = begin(true, now);
    }
    if (alone != null
        && alone.isReady()
        && !alone.isBeingKilled()
        && alone.isIdle()
        && !waiting.isEmpty()) {
      CheckId next = waiting.iterator().next();
      waiting.remove(next);
      alone.ask(next);
    }
  }

  private void hearAlone(Instant now) throws IOException {
    Worker worker = alone;
    if (worker == null) {
      return;
    }
    hear(worker, now);
    worker.exhausted(now).ifPresent(why -> kill(worker, why));
    if (!worker.isAlive()) {
      hear(worker, now);
      alone = null;
      for (CheckId fatal : worker.asked()) {
        lose(worker, fatal, now);
      }
      bury(worker);
    }
  }

  private void lose(Worker worker, CheckId fatal, Instant now) {
    Round round = worker.round();
    String how = "the suite JVM in which it ran alone ended with exit code " + worker.exitCode();
    Set<CheckId> runs = new HashSet<>();
    for (RunStarted begun : worker.begun().values()) {
      if (round != null && fatal.equals(timetable.scheduled(begun.check().id()))) {
        runs.add(begun.check().id());
        listener.lost(new Loss(round, begun.check(), begun.at(), how, now));
      }
    }
    CheckSpec announced = worker.spec(fatal);
    if (round != null && runs.isEmpty() && announced != null) {
      listener.lost(new Loss(round, announced, null, how, now));
    }
    timetable.said(fatal, Outcome.BROKEN);
    timetable.ended(fatal, now);
  }

  private void hear(Worker worker, Instant now) {
    List<JournalEntry> entries = worker.hear(now);
    for (JournalEntry entry : entries) {
      if (entry instanceof RunRecorded recorded) {
        CheckId check = timetable.scheduled(recorded.run().check());
        if (check != null) {
          timetable.said(check, recorded.run().outcome());
        }
      } else if (entry instanceof ReplacementAsked asked) {
        isAskedToReplace(worker, asked, now);
      }
    }
    for (CheckId check : worker.takeEnded()) {
      timetable.ended(check, now);
      if (worker == alone) {
        suspects.remove(check);
      }
    }
    if (!entries.isEmpty()) {
      listener.heard(entries);
    }
  }

  private void isAskedToReplace(Worker worker, ReplacementAsked asked, Instant now) {
    CheckId check = asked.check() == null ? null : timetable.scheduled(asked.check());
    if (check != null) {
      suspects.add(check);
      timetable.ended(check, now);
    }
    if (worker == alone) {
      kill(worker, asked.why());
    } else if (worker == main) {
      listener.said("the suite JVM is replaced, because " + asked.why());
      replace();
    }
  }

  /** Ends all of them, and hears them out. */
  @Override
  public void close() throws IOException {
    List<Worker> all = new ArrayList<>();
    leaving.forEach(each -> all.add(each.worker));
    for (@Nullable Worker worker : new Worker[] {main, successor, alone}) {
      if (worker != null) {
        all.add(worker);
      }
    }
    for (Worker worker : all) {
      worker.close();
    }
    main = null;
    successor = null;
    alone = null;
    leaving.clear();
    for (Worker worker : all) {
      listener.journalEnded(worker.launch().journal());
    }
  }
}
