package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.watch.Snapshot.Last;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of each check by now, from journals and decisions. Thread-safe. */
final class Board {

  private final Map<CheckId, CheckSpec> specs = new TreeMap<>();
  private final Map<CheckId, Last> lasts = new TreeMap<>();

  /** Those that have begun, and when they must have come to their end. */
  private final Map<CheckId, Instant> busyUntil = new TreeMap<>();

  private final Map<CheckId, CheckState> states = new TreeMap<>();
  private final Map<CheckId, Times> times = new TreeMap<>();

  /** What the timetable knows of a check, as it was when the board was told. */
  record Times(Instant scheduledAt, Instant due, boolean running, long missed, boolean alone) {}

  synchronized void heard(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry instanceof CheckFound found) {
        specs.put(found.check().id(), found.check());
      } else if (entry instanceof RunStarted started) {
        specs.put(started.check().id(), started.check());
        busyUntil.put(started.check().id(), started.at().plus(started.atMost()));
      } else if (entry instanceof RunRecorded recorded) {
        Run run = recorded.run();
        busyUntil.remove(run.check());
        lasts.put(
            run.check(),
            new Last(
                run.startedAt(),
                run.duration(),
                run.latency(),
                run.outcome(),
                run.fault(),
                run.evidence().traceId()));
      }
    }
  }

  synchronized void decided(Decision decision) {
    states.put(decision.state().key().check(), decision.state());
  }

  synchronized void known(Collection<CheckState> all) {
    all.forEach(state -> states.put(state.key().check(), state));
  }

  /** What history knows. */
  synchronized void ran(Map<CheckId, Last> known) {
    known.forEach((check, last) -> lasts.merge(check, last, LastRuns::later));
  }

  /** A check was fatal to its JVM, and may never have been announced. */
  synchronized void lost(CheckSpec check) {
    specs.put(check.id(), check);
  }

  /** True if a check has an open incident. */
  synchronized boolean isOpen(CheckId check) {
    CheckState state = states.get(check);
    return state != null && state.open() != null;
  }

  /** These are no longer there, nor are their rows. */
  synchronized void retired(Predicate<CheckId> gone) {
    specs.keySet().removeIf(gone);
    busyUntil.keySet().removeIf(gone);
    times.keySet().removeIf(gone);
  }

  synchronized void times(Timetable timetable, Predicate<CheckId> alone) {
    times.clear();
    for (Slot slot : timetable.slots()) {
      CheckId id = slot.check().id();
      times.put(
          id,
          new Times(
              slot.scheduledAt(), slot.due(), slot.isRunning(), slot.missed(), alone.test(id)));
    }
  }

  synchronized List<Snapshot.Check> checks(Instant now, Instant watchedSince) {
    List<Snapshot.Check> checks = new ArrayList<>();
    for (CheckSpec spec : specs.values()) {
      checks.add(check(spec, now, watchedSince));
    }
    return checks;
  }

  private Snapshot.Check check(CheckSpec spec, Instant now, Instant watchedSince) {
    CheckState state = states.get(spec.id());
    Verdict verdict = state == null || isRetired(state) ? null : state.verdict();
    Last last = lasts.get(spec.id());
    Times at = times(spec.id());
    boolean stale = !isBusy(spec.id(), now) && isStale(spec, last, at, now, watchedSince);
    return new Snapshot.Check(
        spec,
        stale ? Status.STALE : verdict == null ? Status.UNKNOWN : verdict.status(),
        state == null ? null : state.since(),
        stale
            ? "no run when one was due"
            : verdict == null ? "no decision yet" : verdict.reason().text(),
        last,
        at == null ? null : at.due,
        at != null && at.running,
        at == null ? 0 : at.missed,
        at != null && at.alone,
        state == null ? null : state.open());
  }

  /** It is shown because it is there again. */
  private static boolean isRetired(CheckState state) {
    return state.verdict() != null && state.verdict().reason().code() == ReasonCode.RETIRED;
  }

  private @Nullable Times times(CheckId check) {
    Times own = times.get(check);
    return own != null ? own : times.get(Timetable.base(check));
  }

  private boolean isBusy(CheckId check, Instant now) {
    Instant until = busyUntil.get(check);
    return until != null && now.isBefore(until);
  }

  private static boolean isStale(
      CheckSpec spec, @Nullable Last last, @Nullable Times at, Instant now, Instant watchedSince) {
    if (at == null) {
      return false;
    }
    Instant sign = watchedSince.isBefore(at.scheduledAt) ? at.scheduledAt : watchedSince;
    return spec.isStale(
        last == null || last.startedAt().isBefore(sign) ? sign : last.startedAt(), now);
  }
}
