package dev.roadworthy.hooks.heartbeat;

import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.OneLine;
import dev.roadworthy.hooks.http.Poster;
import dev.roadworthy.redaction.Redactor;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to a URL, over and over, while all is well; who does not hear of it any more raises the
 * alarm. It works on a thread of its own, and holds nobody up. A beat that fails is not repeated:
 * the next one follows anyway.
 */
public final class Heartbeat implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

  private static final ContentType TYPE = ContentType.TEXT_PLAIN;

  private final HeartbeatSettings settings;
  private final InstantSource clock;
  private final Redactor redactor;
  private final Poster poster;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::thread);

  private volatile @Nullable Beat last;

  /** What was logged last; touched by the thread only. */
  private String said = "";

  /**
   * @param clock for the times of beats
   * @param redactor masks what is stored and logged
   */
  public Heartbeat(HeartbeatSettings settings, InstantSource clock, Redactor redactor) {
    this.settings = settings;
    this.clock = clock;
    this.redactor = redactor;
    this.poster = new Poster(settings.endpoint(), settings.endpoint().redactor(), clock);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "roadworthy-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Beats from now on. To be called once.
   *
   * @param healthy asked before each beat, on the heartbeat's thread: if it says no, or throws,
   *     there is silence
   */
  public void start(BooleanSupplier healthy) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> beat(healthy), 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The newest beat that was tried; empty before the first. */
  public Optional<Beat> last() {
    return Optional.ofNullable(last);
  }

  private void beat(BooleanSupplier healthy) {
    try {
      if (!healthy.getAsBoolean()) {
        say("is withheld", "the watch is not well");
        return;
      }
      String failure = failure(poster.post(Map.of(), new byte[0], TYPE, answer -> ""));
      last = new Beat(clock.instant(), failure);
      say(failure == null ? "arrives" : "does not arrive", String.valueOf(failure));
    } catch (RuntimeException e) { // a scheduled task that throws is never run again
      say("is withheld", line(e.toString()));
    }
  }

  private @Nullable String failure(DeliveryResult result) {
    if (result instanceof Retryable failed) {
      return line(failed.reason());
    }
    return result instanceof Rejected refused ? line(refused.reason()) : null;
  }

  private String line(String text) {
    return OneLine.of(redactor.text(text));
  }

  /** Once for each change: what follows is told by {@link #last}. */
  private void say(String what, String why) {
    if (what.equals(said)) {
      return;
    }
    said = what;
    if (what.equals("arrives")) {
      log.info("The heartbeat arrives at {}", settings.endpoint().origin());
    } else {
      log.warn("The heartbeat {}: {}", what, why);
    }
  }

  /** Falls silent. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
