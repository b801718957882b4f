package dev.roadworthy.reports.allure;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.run.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A round as Allure's trends show it: of several runs of one check the last counts, those before it
 * are its retries.
 *
 * @param round the round
 * @param runs by check
 */
record PastRound(Round round, Map<CheckId, List<RunFact>> runs) {

  PastRound {
    Map<CheckId, List<RunFact>> sorted = new TreeMap<>();
    runs.forEach(
        (check, facts) ->
            sorted.put(
                check, facts.stream().sorted(Comparator.comparing(RunFact::startedAt)).toList()));
    runs = sorted;
  }

  /** The run of each check that counts. */
  Collection<RunFact> counting() {
    return runs.values().stream().map(PastRound::last).toList();
  }

  static RunFact last(List<RunFact> runs) {
    return runs.get(runs.size() - 1);
  }

  int retries() {
    return runs.values().stream().mapToInt(facts -> facts.size() - 1).sum();
  }

  Map<Outcome, Long> outcomes() {
    return counting().stream()
        .collect(Collectors.groupingBy(RunFact::outcome, Collectors.counting()));
  }

  Map<String, Long> categories() {
    return counting().stream()
        .map(fact -> Category.nameOf(fact.outcome(), fact.fault()))
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** From the first start to the last end. */
  Duration duration() {
    Instant first =
        counting().stream().map(RunFact::startedAt).min(Comparator.naturalOrder()).orElseThrow();
    Instant last =
        counting().stream()
            .map(fact -> fact.startedAt().plus(fact.duration()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return Duration.between(first, last);
  }
}
