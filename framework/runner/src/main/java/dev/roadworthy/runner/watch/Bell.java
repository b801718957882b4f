package dev.roadworthy.runner.watch;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Wakes a thread that waits for work. Thread-safe. */
final class Bell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** When whoever waits is to wake; null while it was not rung. */
  private @Nullable Long wakeAt;

  void ring() {
    ringWithin(Duration.ZERO);
  }

  /** Whoever waits wakes by then, and not before for this alone. */
  void ringWithin(Duration delay) {
    lock.lock();
    try {
      long at = System.nanoTime() + delay.toNanos();
      if (wakeAt == null || at - wakeAt < 0) {
        wakeAt = at;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it was rung since the last call, or after that time. */
  void await(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + most.toNanos();
      for (long left = left(end); left > 0; left = left(end)) {
        changed.awaitNanos(left);
      }
      wakeAt = null;
    } finally {
      lock.unlock();
    }
  }

  private long left(long end) {
    long at = wakeAt != null && wakeAt - end < 0 ? wakeAt : end;
    return at - System.nanoTime();
  }
}
