package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What people are told of a letter that has not arrived.
 *
 * @param pending all that wait, the newest first
 * @param gone those whose hooks are disabled
 * @param now when this is so
 * @param departure when those that are due go out
 */
record LetterText(List<Posted> pending, List<Posted> gone, Instant now, Departure departure) {

  private static final int MOST = 1_000;

  static LetterText of(Outbox outbox, Instant now, Departure departure) {
    return new LetterText(
        outbox.list(State.PENDING, MOST), outbox.list(State.GONE, MOST), now, departure);
  }

  static String about(Posted posted) {
    return "letter " + posted.letter().id().brief() + " to hook '" + posted.letter().hook() + "'";
  }

  /** What gives a letter that was given up another chance. */
  static String redeliver(Posted posted) {
    return "`roadworthy redeliver " + posted.letter().id().brief() + "`";
  }

  /** When one that is pending goes out. */
  String next(Posted posted) {
    Optional<Posted> refused =
        gone.stream().filter(each -> hook(each).equals(hook(posted))).findFirst();
    return refused
        .map(each -> "it waits until " + redeliver(each) + " enables its hook")
        .or(() -> behind(posted))
        .orElse("its next attempt is " + attempt(posted));
  }

  /** Where it waits behind another one: letters of an incident to a hook keep their order. */
  Optional<String> behind(Posted posted) {
    return pending.stream()
        .filter(each -> hook(each).equals(hook(posted)))
        .filter(each -> incident(each).equals(incident(posted)))
        .reduce((newer, older) -> older)
        .filter(oldest -> !oldest.letter().id().equals(posted.letter().id()))
        .map(
            oldest ->
                "it waits for letter "
                    + oldest.letter().id().brief()
                    + " before it, whose next attempt is "
                    + attempt(oldest));
  }

  private String attempt(Posted posted) {
    return posted.nextAttempt().isAfter(now)
        ? "at " + posted.nextAttempt().truncatedTo(ChronoUnit.SECONDS)
        : "due, and made " + departure.text();
  }

  private static String hook(Posted posted) {
    return posted.letter().hook();
  }

  private static String incident(Posted posted) {
    return posted.letter().incident().id().value();
  }
}
