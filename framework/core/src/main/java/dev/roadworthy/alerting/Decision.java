package dev.roadworthy.alerting;

import dev.roadworthy.run.RunId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from one run, or from what somebody does or leaves undone, committed at once or
 * not at all.
 *
 * @param run the run that was decided on, and no longer waits; null if it follows from none
 * @param before what had been decided on the check when this was: if it is no longer so, somebody
 *     else has decided meanwhile
 * @param state the check's state afterwards, with its incident if one is open
 * @param events new entries in time lines
 * @param closed the incidents that end with this decision
 * @param letters for the outbox
 */
public record Decision(
    @Nullable RunId run,
    CheckState before,
    CheckState state,
    List<IncidentEvent> events,
    List<Incident> closed,
    List<Letter> letters) {

  /** Copies the lists. */
  public Decision {
    events = List.copyOf(events);
    closed = List.copyOf(closed);
    letters = List.copyOf(letters);
  }

  /** An incident begins with it. */
  public boolean opens() {
    return before.open() == null && state.open() != null;
  }

  /**
   * The same of a decision that opens an incident, whose cause may be what changed before.
   *
   * @param what in words
   */
  public Decision after(String what) {
    Incident opened = Objects.requireNonNull(state.open()).after(what);
    return new Decision(
        run,
        before,
        state.with(opened),
        events,
        closed,
        letters.stream().map(letter -> letter.about(opened)).toList());
  }

  /** Nothing follows from the run; it no longer waits. */
  public static Decision nothing(RunId run, CheckState state) {
    return new Decision(run, state, state, List.of(), List.of(), List.of());
  }
}
