package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Silence;
import dev.roadworthy.runner.ShortId;
import dev.roadworthy.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what somebody means: by its name, its id, or how that begins. */
final class Meant {

  private Meant() {}

  /**
   * One environment, or all that have runs.
   *
   * @param named null for all
   * @throws RefusedException if it has no runs
   */
  static List<String> environments(Store store, @Nullable String named) {
    List<String> known = store.history().environments();
    if (named == null) {
      return known;
    }
    if (!known.contains(named)) {
      throw new RefusedException(
          "environment \"" + named + "\" has no runs. Environments with runs: " + known);
    }
    return List.of(named);
  }

  /**
   * @throws RefusedException if there is none, or more than one
   */
  static Incident incident(Store store, String text) {
    return one(
        "incident",
        text,
        store.decisions()::incidentsBeginning,
        each -> each.id().value(),
        "`roadworthy incidents` lists those that are open, with --all every one");
  }

  /**
   * @throws RefusedException if there is none, or more than one
   */
  static Posted letter(Store store, String text) {
    return one(
        "letter",
        text,
        store.outbox()::beginning,
        each -> each.letter().id().value(),
        "`roadworthy status` lists those that were given up, with their ids");
  }

  /**
   * One that has not ended.
   *
   * @throws RefusedException if there is none, or more than one
   */
  static Silence silence(Store store, String environment, String text, Instant now) {
    return one(
        "silence",
        text,
        (beginning, most) ->
            store.decisions().silences(environment, now).stream()
                .filter(silence -> silence.id().startsWith(beginning))
                .limit(most)
                .toList(),
        Silence::id,
        "`roadworthy silence -e " + environment + "` lists them");
  }

  /**
   * @param what such as {@code incident}
   * @param lists what lists them, as a sentence
   * @throws RefusedException if there is none, or more than one
   */
  private static <T> T one(
      String what, String text, ShortId.Lookup<T> lookup, Function<T, String> id, String lists) {
    List<T> meant = ShortId.meant(text, lookup, id);
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new RefusedException(
        meant.isEmpty()
            ? "no "
                + what
                + "'s id is or begins with \""
                + text
                + "\" (at least "
                + ShortId.SHORTEST
                + " characters). "
                + lists
            : "\""
                + text
                + "\" may be any of "
                + meant.stream().map(id).collect(Collectors.joining(", ")));
  }
}
