package dev.roadworthy.runner.decision;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.alerting.Silence;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Environment;
import dev.roadworthy.config.Policy;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import dev.roadworthy.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the runs of one environment that wait, those of a check one after the other, those of
 * different checks in one commit.
 */
public final class Assessor {

  private static final int MOST = 1_000;
  private static final int MOST_TIMES = 5;

  private final String environment;
  private final HistoryStore history;
  private final DecisionStore decisions;
  private final Decider decider;
  private final InstantSource clock;
  private final Changes changes;

  /**
   * @param environment the environment's name
   * @param versionHeader in which the application says its version; null if it does not
   * @param policy the environment's policy
   */
  public Assessor(
      String environment,
      @Nullable String versionHeader,
      AlertPolicy policy,
      HistoryStore history,
      DecisionStore decisions,
      InstantSource clock) {
    this.environment = environment;
    this.changes = new Changes(history, versionHeader);
    this.history = history;
    this.decisions = decisions;
    this.decider = new Decider(policy);
    this.clock = clock;
  }

  /** Decides by the policy of a configuration; nobody is told where alerts are off. */
  public static Assessor of(
      Configuration configuration, Environment environment, Store store, InstantSource clock) {
    Policy policy = configuration.policy();
    AlertPolicy alerts =
        new AlertPolicy(
            policy.thresholds(),
            environment.alerts() ? environment.hooks() : List.of(),
            policy.reminder(),
            policy.resolvedNotice());
    return new Assessor(
        environment.name(),
        environment.versionHeader(),
        alerts,
        store.history(),
        store.decisions(),
        clock);
  }

  /**
   * Takes runs off the waiting list that nobody decided on while they mattered: nobody is told of
   * what was wrong days ago. What cannot be read is left to {@link #decide}, which says so.
   */
  public void dismissStale() {
    Undecidable undecidable = new Undecidable();
    boolean more = true;
    while (more) {
      more = false;
      for (Waiting each : waiting(undecidable)) {
        Optional<Decision> dismissal = undecidable.tried(each.key(), () -> dismissal(each));
        more |= dismissal.isPresent() && decisions.commit(dismissal.get());
      }
    }
  }

  private Optional<Decision> dismissal(Waiting waiting) {
    RunFact run = history.window(waiting.run(), 1).runs().get(0);
    return isStale(check(waiting.key()), run)
        ? Optional.of(Decision.nothing(run.id(), decisions.state(waiting.key())))
        : Optional.empty();
  }

  private boolean isStale(CheckSpec check, RunFact run) {
    Instant end = run.startedAt().plus(run.duration());
    return end.plus(check.staleAfter()).isBefore(clock.instant());
  }

  /**
   * Decides until nothing waits that can be decided on.
   *
   * @param told hears of each decision that was committed
   * @return the checks whose runs cannot be, and why; they go on waiting
   */
  public Map<CheckKey, String> decide(Consumer<Decision> told) {
    Undecidable undecidable = new Undecidable();
    List<Waiting> waiting = waiting(undecidable);
    while (!waiting.isEmpty()) {
      List<Silence> silences = decisions.silences(environment, clock.instant());
      for (List<Waiting> wave : waves(waiting)) {
        decisions.commitAll(decisions(wave, silences, undecidable)).forEach(told);
      }
      waiting = waiting(undecidable);
    }
    return undecidable.all();
  }

  /** However many runs of those wait that cannot be decided on, what can be comes after them. */
  private List<Waiting> waiting(Undecidable undecidable) {
    for (int most = MOST; ; most *= 2) {
      List<Waiting> all = decisions.waiting(environment, most);
      List<Waiting> left = all.stream().filter(each -> !undecidable.has(each.key())).toList();
      if (!left.isEmpty() || all.size() < most) {
        return left;
      }
    }
  }

  private List<Decision> decisions(
      List<Waiting> wave, List<Silence> silences, Undecidable undecidable) {
    return wave.stream()
        .flatMap(
            next ->
                undecidable.tried(next.key(), () -> Optional.of(decideOn(next, silences))).stream())
        .toList();
  }

  /**
   * The first run of each check, then the second of each, and so on: what is decided on a run
   * depends on what was decided on the one before.
   */
  private static List<List<Waiting>> waves(List<Waiting> waiting) {
    List<List<Waiting>> waves = new ArrayList<>();
    Map<CheckKey, Integer> seen = new HashMap<>();
    for (Waiting next : waiting) {
      int wave = seen.merge(next.key(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(next);
    }
    return waves;
  }

  private Decision decideOn(Waiting waiting, List<Silence> silences) {
    CheckKey key = waiting.key();
    RunWindow window = history.window(waiting.run(), decider.runsNeeded());
    Instant now = clock.instant();
    return changes.explain(
        decider.decide(
            check(key), decisions.state(key), window, now, isSilenced(silences, key, now)),
        window);
  }

  private boolean isSilenced(List<Silence> silences, CheckKey key, Instant now) {
    return silences.stream().anyMatch(silence -> silence.covers(environment, key.check(), now));
  }

  /**
   * Decides on what follows from time alone: silences that have ended, and incidents that nobody
   * has in hand.
   *
   * @param told hears of each decision that was committed
   */
  public void remind(Consumer<Decision> told) {
    Instant now = clock.instant();
    List<Silence> silences = decisions.silences(environment, now);
    for (CheckState state : decisions.states(environment)) {
      if (state.open() != null) {
        decider
            .remind(check(state.key()), state, now, isSilenced(silences, state.key(), now))
            .ifPresent(decision -> commit(decision, told));
      }
    }
  }

  /**
   * Closes what is open of checks that the suite does not have any more.
   *
   * @param told hears of each decision that was committed
   */
  public void retire(Collection<CheckId> checks, Consumer<Decision> told) {
    Instant now = clock.instant();
    // What is retired is not looked at again: it must be closed before.
    history.retire(
        environment, checks.stream().filter(check -> isClosed(check, now, told)).toList(), now);
  }

  private boolean isClosed(CheckId check, Instant now, Consumer<Decision> told) {
    CheckKey key = new CheckKey(environment, check);
    Optional<CheckSpec> spec = history.check(key);
    for (int times = 0; times < MOST_TIMES; times++) {
      Optional<Decision> closing =
          spec.flatMap(it -> decider.retire(it, decisions.state(key), now));
      if (closing.isEmpty() || commit(closing.get(), told)) {
        return true;
      }
      // Somebody has decided on it meanwhile.
    }
    return false;
  }

  private boolean commit(Decision decision, Consumer<Decision> told) {
    boolean committed = decisions.commit(decision);
    if (committed) {
      told.accept(decision);
    }
    return committed;
  }

  private CheckSpec check(CheckKey key) {
    return history
        .check(key)
        .orElseThrow(
            () -> new IllegalStateException("check " + key + " has runs, but was never declared"));
  }
}
