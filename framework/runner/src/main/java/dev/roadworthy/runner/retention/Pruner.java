package dev.roadworthy.runner.retention;

import dev.roadworthy.config.Retention;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets go of what is older than the configuration keeps, some of it after each round. */
public final class Pruner {

  /** After that the rest waits for the next round. */
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Home home;
  private final HistoryStore history;
  private final Retention retention;
  private final int newest;
  private final InstantSource clock;

  /**
   * @param newest so many runs of each series stay, however old
   */
  public Pruner(
      Home home, HistoryStore history, Retention retention, int newest, InstantSource clock) {
    this.home = home;
    this.history = history;
    this.retention = retention;
    this.newest = newest;
    this.clock = clock;
  }

  /**
   * Goes on until all is done, it is asked to stop, or it has taken a while.
   *
   * @return what is wrong, if anything is: no reason to call the round a bad one, which is over and
   *     kept; the rest waits for the next time
   */
  public Optional<String> prune(Stop stop) {
    Instant now = clock.instant();
    Optional<String> left = deleteFiles(now);
    try {
      pruneHistory(now, stop);
      return left;
    } catch (StoreException e) {
      return Optional.of("What is old is kept for now: " + e.getMessage());
    }
  }

  /** Before history, which then does not know any more which journals it had taken over. */
  private Optional<String> deleteFiles(Instant now) {
    try {
      new OldFiles(home, history, now, retention.runs()).delete();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("What is old is kept for now; not to be deleted: " + e.getMessage());
    } catch (StoreException e) {
      return Optional.of("What is old is kept for now: " + e.getMessage());
    }
  }

  private void pruneHistory(Instant now, Stop stop) {
    Horizon horizon =
        new Horizon(now.minus(retention.runs()), now.minus(retention.rollups()), newest);
    boolean more = true;
    while (more && !stop.isAsked() && clock.instant().isBefore(now.plus(MOST))) {
      more = history.prune(horizon);
    }
  }
}
