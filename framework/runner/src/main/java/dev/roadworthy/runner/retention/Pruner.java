package dev.roadworthy.runner.retention;

import dev.roadworthy.config.Retention;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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
   * @throws IOException if a file cannot be deleted; the rest waits for the next time
   */
  public void prune(Stop stop) throws IOException {
    Instant now = clock.instant();
    Instant runs = now.minus(retention.runs());
    new OldFiles(home, history, runs).delete();
    Horizon horizon = new Horizon(runs, now.minus(retention.rollups()), newest);
    boolean more = true;
    while (more && !stop.isAsked() && clock.instant().isBefore(now.plus(MOST))) {
      more = history.prune(horizon);
    }
  }
}
