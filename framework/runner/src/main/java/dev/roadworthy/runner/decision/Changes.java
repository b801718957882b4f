package dev.roadworthy.runner.decision;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Versions;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out what changed before an incident. */
final class Changes {

  private final HistoryStore history;
  private final @Nullable String versionHeader;

  /**
   * @param versionHeader in which the application says its version; null if it does not
   */
  Changes(HistoryStore history, @Nullable String versionHeader) {
    this.history = history;
    this.versionHeader = versionHeader;
  }

  /**
   * A decision that opens an incident says what changed between the run that had passed last and
   * the first of those that opened it, as far as that is known.
   *
   * @param window that was decided on
   */
  Decision explain(Decision decision, RunWindow window) {
    if (!decision.opens()) {
      return decision;
    }
    Incident opened = Objects.requireNonNull(decision.state().open());
    Optional<Versions> before =
        newest(window, run -> run.outcome().isPass()).flatMap(this::versions);
    Optional<Versions> after =
        newest(window, run -> run.startedAt().equals(opened.since())).flatMap(this::versions);
    return before
        .flatMap(known -> after.flatMap(known::changedTo))
        .map(decision::after)
        .orElse(decision);
  }

  private static Optional<RunFact> newest(RunWindow window, Predicate<RunFact> which) {
    return window.runs().stream().filter(which).findFirst();
  }

  private Optional<Versions> versions(RunFact run) {
    return history
        .run(run.id())
        .map(whole -> Versions.of(whole, history.round(run.round()).orElse(null), versionHeader));
  }
}
