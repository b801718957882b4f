package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what is due. Knows no clock: it computes from the instants that it is given. Not
 * thread-safe.
 *
 * <p>A check that is still running when it is due again misses that time; what was missed is
 * counted, and never made up for. After a run that did not pass, a check is due sooner, until as
 * many have failed as decide it.
 */
final class Timetable {

  private final Thresholds thresholds;
  private final Map<CheckId, Slot> slots = new LinkedHashMap<>();
  private Instant earliest = Instant.MIN;

  /**
   * @param thresholds how many failures decide
   */
  Timetable(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * Goes on with these checks: those that it had keep their times.
   *
   * @return those that it had, and that are gone
   */
  Set<CheckId> adopt(Collection<Scheduled> checks, Instant now) {
    Set<CheckId> gone = new HashSet<>(slots.keySet());
    for (Scheduled check : checks) {
      gone.remove(check.id());
      Slot known = slots.get(check.id());
      if (known == null) {
        slots.put(check.id(), new Slot(check, thresholds, now));
      } else {
        known.declared(check, now);
      }
    }
    slots.keySet().removeAll(gone);
    earliest = Instant.MIN;
    return gone;
  }

  /** Starts what is due. */
  List<CheckId> start(Instant now) {
    List<CheckId> started = new ArrayList<>();
    if (now.isBefore(earliest)) {
      return started;
    }
    Instant next = Instant.MAX;
    for (Slot slot : slots.values()) {
      if (slot.start(now)) {
        started.add(slot.check().id());
      }
      next = slot.due().isBefore(next) ? slot.due() : next;
    }
    earliest = next;
    return started;
  }

  /** When something is due; {@link Instant#MAX} if nothing ever is. */
  Instant next() {
    return slots.values().stream().map(Slot::due).min(Instant::compareTo).orElse(Instant.MAX);
  }

  /** The scheduled check that a check is, or is a row of; null if there is none. */
  @Nullable CheckId scheduled(CheckId check) {
    if (slots.containsKey(check)) {
      return check;
    }
    CheckId base = base(check);
    return slots.containsKey(base) ? base : null;
  }

  /** The id without what a row of a parameterized class adds to it. */
  static CheckId base(CheckId check) {
    int row = check.value().indexOf('[');
    return row > 0 ? new CheckId(check.value().substring(0, row)) : check;
  }

  /** True if a check is the scheduled one, or a row of it. */
  static boolean covers(CheckId scheduled, CheckId check) {
    return new Scheduled(scheduled, Schedule.DEFAULT).covers(check);
  }

  /** A run of a check, or of one of its rows, says this. */
  void said(CheckId scheduled, Outcome outcome) {
    with(scheduled, slot -> slot.said(outcome));
  }

  /** What was started has ended. */
  void ended(CheckId scheduled, Instant now) {
    with(scheduled, slot -> slot.ended(now));
  }

  /** What was started could not be. */
  void couldNotStart(CheckId scheduled) {
    with(scheduled, Slot::couldNotStart);
  }

  /** What was started will not be heard of again. */
  void lost(CheckId scheduled) {
    with(scheduled, Slot::lost);
  }

  /** It is due now. */
  void hurry(CheckId scheduled, Instant now) {
    with(scheduled, slot -> slot.hurry(now));
  }

  private void with(CheckId scheduled, Consumer<Slot> change) {
    Slot slot = slots.get(scheduled);
    if (slot != null) {
      change.accept(slot);
      earliest = slot.due().isBefore(earliest) ? slot.due() : earliest;
    }
  }

  /** The clock has jumped, or nothing has run for a while. */
  void rebase(Instant now) {
    slots.values().forEach(slot -> slot.rebase(now));
    earliest = Instant.MIN;
  }

  /** What is known of a check's times. */
  Optional<Slot> slot(CheckId scheduled) {
    return Optional.ofNullable(slots.get(scheduled));
  }

  /** All of them, in the order of the suite. */
  Collection<Slot> slots() {
    return slots.values();
  }
}
