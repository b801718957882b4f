package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuiteLog;
import dev.roadworthy.runner.suite.SuiteProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * and runs {@link Solo} once more.
 */
final class Crew implements AutoCloseable {

  /** How long a worker works. */
  static final Duration SHIFT = Duration.ofHours(1);

  /** How long one that is replaced may take to end what it has begun, and has no limit itself. */
  private static final Duration LAST_GRACE = Duration.ofSeconds(40);

  private final Launches launches;
  private final Timetable timetable;
  private final CrewListener listener;
  private final Redactor redactor;
  private final Hearing hearing;
  private final Solo solo;
  private final BackOff backOff = new BackOff();
  private final List<Leaving> leaving = new ArrayList<>();
  private @Nullable Worker main;
  private @Nullable Worker successor;
  private boolean wanted = true;

  /** What runs is as good as it was: a suite that cannot be loaded need not be tried again. */
  private boolean onlyChanged;

  private record Leaving(Worker worker, Instant until) {}

  /**
   * @param redactor masks secrets in what workers print
   */
  Crew(Launches launches, Timetable timetable, CrewListener listener, Redactor redactor) {
    this.launches = launches;
    this.timetable = timetable;
    this.listener = listener;
    this.redactor = redactor;
    this.hearing = new Hearing(timetable, listener);
    this.solo = new Solo(timetable, listener, hearing);
  }

  /** Hears everybody out, replaces who is to be replaced, and starts what is due. */
  void work(Instant now) {
    hearMain(now);
    hearSuccessor(now);
    solo.hear(now);
    hearLeaving(now);
    if (main != null && main.startedAt().plus(SHIFT).isBefore(now)) {
      replace(main, now);
    }
    startSuccessor(now);
    for (CheckId due : timetable.start(now)) {
      start(due);
    }
    // A suite that cannot be loaded could not be for one check alone.
    if (main != null) {
      solo.work(now, () -> beginAlone(now)).ifPresent(worker -> leave(worker, now));
    }
  }

  /** The suite has changed: it is loaded anew, and what runs goes on until it is. */
  void suiteChanged(Instant now) {
    wanted = true;
    onlyChanged = true;
    backOff.end(now);
  }

  private void replace(Worker worker, Instant now) {
    if (successor == null && !(wanted && !onlyChanged)) {
      wanted = true;
      onlyChanged = false;
      backOff.wornOut(worker.startedAt(), now);
    }
  }

  /** True if checks can run. */
  boolean isReady() {
    return main != null;
  }

  /** True if something is under way whose end is to be heard soon. */
  boolean isBusy() {
    return (main != null && !main.isIdle())
        || solo.worker().isPresent()
        || successor != null
        || !leaving.isEmpty();
  }

  Optional<Worker> main() {
    return Optional.ofNullable(main);
  }

  /** What runs in a JVM of its own. */
  Set<CheckId> suspects() {
    return solo.suspects();
  }

  private void start(CheckId check) {
    if (solo.suspects(check)) {
      solo.ask(check);
    } else if (main != null && !main.isBeingKilled()) {
      main.ask(check);
    } else {
      timetable.couldNotStart(check);
    }
  }

  private void startSuccessor(Instant now) {
    if (successor != null || !wanted || !backOff.allows(now) || !launches.isReady()) {
      return;
    }
    try {
      successor = begin(launches.next(), now);
      // What changes from now on is wanted again.
      wanted = false;
    } catch (IOException e) {
      backOff.failed(now);
      listener.suiteRefused(notStarted(e), List.of(), goesOn());
      if (main == null || !onlyChanged) {
        successor = orNull(launches.last(), now);
        onlyChanged = successor != null;
      }
    }
  }

  /** Something runs, or is about to. */
  private boolean goesOn() {
    return main != null || launches.hasLast();
  }

  /** A full disk, a file that goes away while it is copied, no more memory. */
  private String notStarted(IOException e) {
    return "no suite JVM could be started: " + redactor.text(e.toString());
  }

  private Worker begin(SuiteLaunch launch, Instant now) throws IOException {
    Worker worker = Worker.start(launch, now);
    listener.journalBegun(launch.journal());
    return worker;
  }

  private @Nullable Worker orNull(Optional<SuiteLaunch> launch, Instant now) {
    try {
      return launch.isPresent() ? begin(launch.get(), now) : null;
    } catch (IOException e) {
      listener.said(notStarted(e));
      return null;
    }
  }

  private Optional<Worker> beginAlone(Instant now) {
    return Optional.ofNullable(orNull(launches.alone(), now));
  }

  /** The clock has jumped, or nothing has gone on for a while: all waiting begins anew. */
  void rebase(Instant now) {
    backOff.end(now);
    leaving.replaceAll(each -> new Leaving(each.worker, now.plus(LAST_GRACE)));
    solo.rebase(now);
    for (@Nullable Worker worker : new Worker[] {main, successor}) {
      if (worker != null) {
        worker.rebase(now);
      }
    }
  }

  private void hearMain(Instant now) {
    Worker worker = main;
    if (worker == null) {
      return;
    }
    boolean ended = hearing.hasEnded(worker, now);
    for (ReplacementAsked asked : worker.takeReplacementsAsked()) {
      blame(asked, now);
      listener.said("the suite JVM is replaced, because " + asked.why());
      replace(worker, now);
    }
    if (ended) {
      main = null;
      replace(worker, now);
      listener.said("the suite JVM ended with exit code " + worker.exitCode());
      suspectAll(worker, now);
      hearing.bury(worker);
    }
  }

  private void blame(ReplacementAsked asked, Instant now) {
    CheckId check = asked.check() == null ? null : timetable.scheduled(asked.check());
    if (check != null) {
      timetable.ended(check, now);
      solo.suspect(check, now);
    }
  }

  /** It has died of what it was running, or it had to be killed for that. */
  private void suspectAll(Worker worker, Instant now) {
    for (CheckId check : worker.asked()) {
      timetable.lost(check);
      if (timetable.slot(check).isPresent()) {
        solo.suspect(check, now);
      }
    }
  }

  private void hearSuccessor(Instant now) {
    Worker worker = successor;
    if (worker == null) {
      return;
    }
    if (hearing.hasEnded(worker, now)) {
      successor = null;
      wanted |= main == null || !onlyChanged;
      backOff.failed(now);
      launches.refused(worker.launch());
      List<String> lastWords =
          SuiteLog.lastWords(worker.launch().log(), redactor).stream()
              .map(launches::named)
              .toList();
      hearing.bury(worker);
      // Trying again helps against a full disk or little memory, and not against what it says.
      if (!launches.hasLast() && worker.exitCode() == SuiteProcess.UNUSABLE) {
        throw new UnusableSuiteException(
            SuiteLog.reason(lastWords) + " (" + worker.launch().log() + ")");
      }
      listener.suiteRefused(
          "its JVM ended with exit code " + worker.exitCode(), lastWords, goesOn());
    } else if (worker.isReady()) {
      takesOver(worker, now);
    }
  }

  private void takesOver(Worker worker, Instant now) {
    if (main != null) {
      leave(main, now);
    }
    solo.release().ifPresent(alone -> leave(alone, now));
    main = worker;
    successor = null;
    boolean newest = launches.accepted(worker.launch());
    Set<CheckId> gone = timetable.adopt(worker.checks(), now);
    solo.retire(gone);
    listener.suiteLoaded(
        worker.checks().stream().map(Scheduled::id).collect(Collectors.toSet()), gone, newest);
  }

  private void leave(Worker worker, Instant now) {
    worker.end();
    leaving.add(new Leaving(worker, now.plus(LAST_GRACE)));
  }

  private void hearLeaving(Instant now) {
    for (Leaving each : List.copyOf(leaving)) {
      Worker worker = each.worker;
      boolean ended = hearing.hasEnded(worker, now);
      worker.takeReplacementsAsked().forEach(asked -> blame(asked, now));
      if (!ended) {
        // What runs has a limit of its own, and may be given longer than this.
        if (now.isAfter(each.until) && worker.begun().isEmpty()) {
          worker.kill();
        }
        continue;
      }
      leaving.remove(each);
      suspectAll(worker, now);
      hearing.bury(worker);
      if (leaving.isEmpty() && successor == null) {
        launches.tidy();
      }
    }
  }

  /** Ends all of them, and hears them out. */
  @Override
  public void close() {
    List<Worker> all = new ArrayList<>();
    leaving.forEach(each -> all.add(each.worker));
    solo.release().ifPresent(all::add);
    for (@Nullable Worker worker : new Worker[] {main, successor}) {
      if (worker != null) {
        all.add(worker);
      }
    }
    main = null;
    successor = null;
    leaving.clear();
    for (Worker worker : all) {
      worker.close();
    }
    for (Worker worker : all) {
      listener.journalEnded(worker.launch().journal());
    }
  }
}
