package dev.roadworthy.junit.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks on so many threads, those of one group one after the other. Thread-safe. */
final class SideBySide implements AutoCloseable {

  private final ThreadPoolExecutor threads;

  /** The tasks of a group that wait; a group is here while one of its tasks runs. */
  private final Map<Object, Deque<Runnable>> waiting = new HashMap<>();

  SideBySide(int atOnce) {
    threads =
        new ThreadPoolExecutor(
            atOnce, atOnce, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "roadworthy-check");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @param group null for a task that belongs to none
   */
  void run(@Nullable Object group, Runnable task) {
    if (group == null) {
      threads.execute(task);
      return;
    }
    synchronized (waiting) {
      Deque<Runnable> line = waiting.get(group);
      if (line != null) {
        line.add(task);
        return;
      }
      waiting.put(group, new ArrayDeque<>());
    }
    threads.execute(() -> runAll(group, task));
  }

  private void runAll(Object group, Runnable first) {
    for (Runnable task = first; task != null; task = next(group)) {
      task.run();
    }
  }

  private @Nullable Runnable next(Object group) {
    synchronized (waiting) {
      Runnable next = waiting.getOrDefault(group, new ArrayDeque<>()).poll();
      if (next == null) {
        waiting.remove(group);
      }
      return next;
    }
  }

  /** Waits until all has run, however long that takes: whoever started this JVM has limits. */
  @Override
  public void close() throws InterruptedException {
    threads.shutdown();
    while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
      // goes on waiting
    }
  }
}
