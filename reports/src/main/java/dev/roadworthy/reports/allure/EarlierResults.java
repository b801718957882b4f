package dev.roadworthy.reports.allure;

import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results that earlier builds have left, where nobody cleaned up before this one. */
final class EarlierResults {

  private EarlierResults() {}

  /**
   * The runs whose check ran again in a later round: they are history. Several runs of a check in
   * one round are retries, and stay; so do other checks in another round, as each fork of a build
   * has a round of its own.
   */
  static Set<RunId> among(Collection<Run> runs) {
    Map<CheckKey, Run> latest =
        runs.stream()
            .collect(
                Collectors.toMap(
                    EarlierResults::key,
                    Function.identity(),
                    BinaryOperator.maxBy(Comparator.comparing(Run::startedAt))));
    Set<Lap> current = new HashSet<>();
    latest.forEach((check, run) -> current.add(new Lap(check, run.round())));
    return runs.stream()
        .filter(run -> !current.contains(new Lap(key(run), run.round())))
        .map(Run::id)
        .collect(Collectors.toSet());
  }

  /** A check in a round. */
  private record Lap(CheckKey check, RoundId round) {}

  private static CheckKey key(Run run) {
    return new CheckKey(run.environment(), run.check());
  }
}
