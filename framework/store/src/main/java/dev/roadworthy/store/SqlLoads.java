package dev.roadworthy.store;

import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.run.RunId;
import java.util.List;
import java.util.Optional;

/** Each method is one transaction. */
record SqlLoads(Database database) implements LoadHistory {

  @Override
  public List<PastLoad> loads(Series series, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LoadTable.latest(session, series, most));
  }

  @Override
  public List<Series> loadSeries() {
    return database.read(LoadTable::series);
  }

  @Override
  public Optional<LoadRecord> load(RunId run) {
    return database.read(session -> LoadTable.whole(session, run));
  }
}
