package dev.roadworthy.runner.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets work end in good order on Ctrl-C: the work is asked to stop, and the JVM does not go before
 * it has kept what it knows, or a while has passed. Threads are not interrupted, because that would
 * close the files that they read.
 */
final class Interruption {

  private static final Duration MOST = Duration.ofSeconds(20);

  private Interruption() {}

  /** Work that looks now and then whether it is to stop. */
  interface Work<T> {
    T run(BooleanSupplier stop) throws IOException, InterruptedException;
  }

  static <T> T guard(Work<T> work) throws IOException, InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(stop, done), "roadworthy-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run(stop::get);
    } finally {
      done.countDown();
      if (!stop.get()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private static void stop(AtomicBoolean stop, CountDownLatch done) {
    stop.set(true);
    try {
      if (!done.await(MOST.toSeconds(), TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
