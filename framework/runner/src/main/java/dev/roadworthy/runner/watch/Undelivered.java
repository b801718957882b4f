package dev.roadworthy.runner.watch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The letters that have not arrived.
 *
 * @param backlog them, counted; those that were given up within a week were so lately: somebody may
 *     still care
 */
public record Undelivered(Backlog backlog) {

  /** None. */
  public static final Undelivered NONE = new Undelivered(Backlog.NONE);

  private static final Duration LATELY = Duration.ofDays(7);

  static Undelivered of(Outbox outbox, Instant now) {
    return new Undelivered(outbox.backlog(now.minus(LATELY)));
  }

  /** How many wait for their delivery. */
  public int waiting() {
    return sum(OfHook::waiting);
  }

  /** How many were given up. */
  public int dead() {
    return sum(OfHook::dead);
  }

  /** How many wait for another attempt. To a hook that is disabled there is none. */
  private int tried() {
    return sum(hook -> hook.disabled() ? 0 : hook.tried());
  }

  private int lately() {
    return sum(OfHook::lately);
  }

  private int sum(ToIntFunction<OfHook> count) {
    return backlog.hooks().stream().mapToInt(count).sum();
  }

  private Stream<OfHook> disabled() {
    return backlog.hooks().stream().filter(OfHook::disabled);
  }

  /** True if somebody has not been told who should have been. */
  public boolean isTrouble() {
    return !hooks().isEmpty();
  }

  /** The names of the hooks that are the trouble. */
  public Set<String> hooks() {
    return backlog.hooks().stream()
        .filter(hook -> hook.disabled() || hook.tried() + hook.lately() > 0)
        .map(OfHook::hook)
        .collect(toUnmodifiableSet());
  }

  /** In a sentence. */
  public String text() {
    return isTrouble() ? trouble() : calm();
  }

  private String trouble() {
    List<String> parts = new ArrayList<>();
    if (tried() + lately() > 0) {
      Obstacle obstacle = backlog.obstacle();
      parts.add(
          counted(
                  letters(tried(), "waits", "wait", "for another attempt"),
                  letters(lately(), "was", "were", "given up"))
              + (obstacle == null ? "" : " (" + obstacle.hook() + ": " + obstacle.reason() + ")"));
    }
    disabled()
        .map(
            hook ->
                counted(
                    "hook '" + hook.hook() + "' is disabled",
                    letters(hook.waiting(), "waits", "wait", "for it")))
        .forEach(parts::add);
    return String.join("; ", parts) + "; `roadworthy status` lists them";
  }

  private String calm() {
    if (waiting() + dead() == 0) {
      return "all letters have arrived";
    }
    return "no letter is tried in vain any more; "
        + counted(
            waiting() == 0 ? "" : waiting() + (waiting() == 1 ? " waits" : " wait"),
            dead() == 0
                ? ""
                : dead() + (dead() == 1 ? " was" : " were") + " given up over a week ago");
  }

  private static String letters(int count, String one, String several, String rest) {
    return count == 0
        ? ""
        : count + (count == 1 ? " letter " + one : " letters " + several) + " " + rest;
  }

  private static String counted(String... parts) {
    return Stream.of(parts)
        .filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
