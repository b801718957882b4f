package dev.roadworthy.runner.terminal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prints in a thread of its own: whoever has something to say does not wait for a terminal that was
 * stopped, or a pipe that nobody reads. What comes while a thousand lines wait is left out, and
 * counted. Thread-safe.
 *
 * @param <T> what is printed
 */
public final class Printer<T> implements Consumer<T>, AutoCloseable {

  private static final int MOST = 1_000;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong leftOut = new AtomicLong();
  private final Consumer<T> out;
  private final LongFunction<T> gap;
  private final Thread thread = new Thread(this::print, "roadworthy-printer");
  private volatile boolean closing;

  /**
   * @param out prints one, and may take its time
   * @param gap what is printed where that many were left out
   */
  public Printer(Consumer<T> out, LongFunction<T> gap) {
    this.out = out;
    this.gap = gap;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void accept(T line) {
    if (!waiting.offer(line)) {
      leftOut.incrementAndGet();
    }
  }

  private void print() {
    try {
      while (!closing) {
        out.accept(waiting.take());
        printRest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    printRest();
  }

  private void printRest() {
    for (@Nullable T next = waiting.poll(); next != null; next = waiting.poll()) {
      out.accept(next);
    }
    long missing = leftOut.getAndSet(0);
    if (missing > 0) {
      out.accept(gap.apply(missing));
    }
  }

  /** Prints what waits, if that takes no longer than two seconds. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
