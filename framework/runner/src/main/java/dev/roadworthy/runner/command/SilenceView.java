package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Silence;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.runner.Json;
import dev.roadworthy.schedule.DurationText;
import dev.roadworthy.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The silences of an environment, for people and for scripts.
 *
 * @param environment where
 * @param checks those that the environment has now
 * @param silences those that have not ended
 * @param now when this is so
 */
record SilenceView(String environment, List<CheckId> checks, List<Silence> silences, Instant now) {

  private static final int BRIEF = 8;
  private static final int MOST_NAMED = 10;

  static SilenceView of(Store store, String environment, Instant now) {
    return new SilenceView(
        environment,
        store.history().checks(environment).stream().map(CheckSpec::id).toList(),
        store.decisions().silences(environment, now),
        now);
  }

  /** What was begun, and whom it concerns: what matches nothing may be a slip of the pen. */
  String begun(Silence silence) {
    return "silenced: "
        + silence.checks()
        + " in "
        + environment
        + " until "
        + silence.until().truncatedTo(ChronoUnit.SECONDS)
        + "; "
        + matching(silence)
        + (matches(silence) > 0
            ? " now"
            : " now: " + known() + ". One that comes will be silenced");
  }

  String ended(Silence silence) {
    return "ended: " + line(silence);
  }

  List<String> lines() {
    return silences.isEmpty()
        ? List.of("Nothing is silenced in " + environment)
        : silences.stream().map(this::line).toList();
  }

  private String line(Silence silence) {
    Duration left = Duration.between(now, silence.until()).truncatedTo(ChronoUnit.SECONDS);
    return brief(silence)
        + "  "
        + silence.checks()
        + "  "
        + matching(silence)
        + (left.isNegative() || left.isZero() ? "" : "  for another " + DurationText.format(left))
        + ", by "
        + silence.by()
        + (silence.why().isBlank() ? "" : ": " + silence.why());
  }

  private String matching(Silence silence) {
    long matches = matches(silence);
    return (matches == 0 ? "none" : "" + matches)
        + " of "
        + checks.size()
        + (checks.size() == 1 ? " check" : " checks")
        + (matches > 1 ? " match" : " matches");
  }

  private long matches(Silence silence) {
    return checks.stream()
        .filter(check -> silence.covers(environment, check, silence.from()))
        .count();
  }

  private String known() {
    return "there "
        + (checks.size() == 1 ? "is " : "are ")
        + checks.stream().limit(MOST_NAMED).map(CheckId::value).collect(Collectors.joining(", "))
        + (checks.size() > MOST_NAMED ? ", ..." : "");
  }

  private static String brief(Silence silence) {
    return silence.id().substring(0, Math.min(BRIEF, silence.id().length()));
  }

  /**
   * @param begun the one that this command began; null if none
   * @param ended the one that it ended; null if none
   */
  Map<String, @Nullable Object> facts(@Nullable Silence begun, @Nullable Silence ended) {
    return Json.object()
        .with("silences", silences.stream().map(this::facts).toList())
        .with("checks", checks.size())
        .with("begun", begun == null ? null : begun.id())
        .with("ended", ended == null ? null : ended.id())
        .asMap();
  }

  private Map<String, @Nullable Object> facts(Silence silence) {
    return Json.object()
        .with("id", silence.id())
        .with("environment", silence.environment())
        .with("checks", silence.checks())
        .with("matches", matches(silence))
        .with("from", silence.from())
        .with("until", silence.until())
        .with("by", silence.by())
        .with("why", silence.why())
        .asMap();
  }
}
