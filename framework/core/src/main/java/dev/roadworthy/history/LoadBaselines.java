package dev.roadworthy.history;

import dev.roadworthy.load.LoadRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which earlier load tests a load test is compared with. */
public final class LoadBaselines {

  /** So many at most: older ones say less of what is usual now. */
  public static final int MOST = 20;

  /** Of a check with several profiles, so many load tests are looked at. */
  private static final int LOOKED_AT = 100;

  private static final Comparator<PastLoad> NEWEST_FIRST =
      Comparator.<PastLoad, Instant>comparing(each -> each.fact().startedAt())
          .thenComparing(each -> each.fact().id().value())
          .reversed();

  private LoadBaselines() {}

  /**
   * Those of a check on the main branch, and of rounds that know no branch, that others are
   * compared with; the newest first, of each kind of load at most {@value #MOST}.
   */
  public static List<PastLoad> of(LoadHistory history, CheckKey key, String mainBranch) {
    List<PastLoad> chosen = new ArrayList<>();
    Stream.of(mainBranch, "")
        .distinct()
        .map(branch -> new Series(key.environment(), branch, key.check()))
        .flatMap(series -> history.loads(series, LOOKED_AT).stream())
        .filter(PastLoad::isBaseline)
        .sorted(NEWEST_FIRST)
        .forEach(
            each -> {
              if (comparable(chosen, each.load()).size() < MOST) {
                chosen.add(each);
              }
            });
    return chosen;
  }

  private static List<PastLoad> comparable(List<PastLoad> loads, LoadRun load) {
    return loads.stream().filter(each -> each.load().isComparableTo(load)).toList();
  }
}
