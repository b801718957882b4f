package dev.roadworthy.junit;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things later, on one daemon thread. */
final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "roadworthy-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  Watchdog() {
    executor.setRemoveOnCancelPolicy(true);
  }

  Future<?> after(Duration delay, Runnable task) {
    return executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
