package dev.roadworthy.runner.server;

import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.WatchListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The latest that was heard of a watch, and how long ago. Thread-safe. */
final class Live implements WatchListener {

  private final AtomicReference<@Nullable Beat> latest = new AtomicReference<>();
  private final LongSupplier nanos;

  private record Beat(Snapshot snapshot, long nanos) {}

  /**
   * @param nanos such as {@link System#nanoTime}: the clock of the wall may jump
   */
  Live(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public void beat(Snapshot snapshot) {
    latest.set(new Beat(snapshot, nanos.getAsLong()));
  }

  /** Null before the first. */
  @Nullable Snapshot snapshot() {
    Beat beat = latest.get();
    return beat == null ? null : beat.snapshot;
  }

  /** How it is with the watch now. */
  Health health() {
    Beat beat = latest.get();
    return beat == null
        ? Health.BEGINNING
        : Health.of(beat.snapshot, Duration.ofNanos(nanos.getAsLong() - beat.nanos));
  }
}
