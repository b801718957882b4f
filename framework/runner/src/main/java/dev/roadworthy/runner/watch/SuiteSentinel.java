package dev.roadworthy.runner.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a suite has been changed, once it has come to rest: whoever copies a new one in its
 * place is not interrupted half way.
 */
final class SuiteSentinel implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SuiteSentinel.class);

  /** Whoever puts another one in its place needs less. */
  private static final int LONG = 5;

  private final SuiteFolders suite;
  private final Duration every;
  private final Consumer<Boolean> changed;
  private final Consumer<String> unreadable;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "roadworthy-suite");
            thread.setDaemon(true);
            return thread;
          });

  private long known;
  private long last;
  private int unread;

  /**
   * @param changed hears true when there is another suite
   * @param unreadable hears why there is none, once until there is one again
   * @throws IOException if there is none now
   */
  SuiteSentinel(
      SuiteFolders suite, Duration every, Consumer<Boolean> changed, Consumer<String> unreadable)
      throws IOException {
    this.suite = suite;
    this.every = every;
    this.changed = changed;
    this.unreadable = unreadable;
    this.known = suite.fingerprint();
    this.last = known;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      long now = suite.fingerprint();
      if (now != known && now == last) {
        known = now;
        changed.accept(true);
      }
      last = now;
      if (unread >= LONG) {
        changed.accept(true); // also if it is what it was: that it is there again has to be seen
      }
      unread = 0;
    } catch (IOException | RuntimeException e) { // or nobody would ever look again
      log.debug("The suite is being changed: {}", e.toString());
      unread++;
      if (unread == LONG) {
        unreadable.accept(e.toString());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
