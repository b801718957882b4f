package dev.roadworthy.runner.intake;

import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.LoadBaselines;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.Series;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.run.RunId;
import dev.roadworthy.runner.Home;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Leaves for suites, which hold no database, what their load tests are compared with. */
public final class Baselines {

  private final Home home;
  private final LoadHistory loads;
  private final String mainBranch;
  private final InstantSource clock;

  /**
   * The newest load tests when a check's file was written: it says the same until there are more.
   */
  private final Map<CheckKey, List<RunId>> written = new HashMap<>();

  /**
   * @param mainBranch the branch whose load tests others are compared with
   */
  public Baselines(Home home, LoadHistory loads, String mainBranch, InstantSource clock) {
    this.home = home;
    this.loads = loads;
    this.mainBranch = mainBranch;
    this.clock = clock;
  }

  /**
   * Writes those of all checks that have load tests, in all environments, where there are new ones
   * since the last call.
   *
   * @return what is wrong, a sentence for each file that could not be written
   */
  public List<String> write() {
    List<String> problems = new ArrayList<>();
    loads.loadSeries().stream().map(Series::key).distinct().forEach(key -> write(key, problems));
    return problems;
  }

  private void write(CheckKey key, List<String> problems) {
    List<RunId> newest =
        Stream.of(mainBranch, "")
            .map(branch -> new Series(key.environment(), branch, key.check()))
            .flatMap(series -> loads.loads(series, 1).stream())
            .map(load -> load.fact().id())
            .toList();
    if (newest.equals(written.get(key))) {
      return;
    }
    BaselineFile file = BaselineFile.of(home.folder(), key.environment(), key.check());
    List<LoadSummed> earlier =
        LoadBaselines.of(loads, key, mainBranch).stream()
            .map(each -> new LoadSummed(each.load(), each.summary()))
            .toList();
    try {
      file.write(earlier, clock.instant());
      written.put(key, newest);
    } catch (IOException e) {
      problems.add(
          "load tests of "
              + key
              + " are compared with what was known before: "
              + file.path()
              + " cannot be written: "
              + e);
    }
  }
}
