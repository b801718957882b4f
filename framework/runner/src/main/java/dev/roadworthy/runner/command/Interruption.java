package dev.roadworthy.runner.command;

import dev.roadworthy.runner.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in good order on Ctrl-C: the work is asked to stop, and the JVM does not go before
 * it has kept what it knows and said so, or a while has passed. Threads are not interrupted,
 * because that would close the files that they read.
 */
final class Interruption {

  private static final Duration MOST = Duration.ofSeconds(20);

  private Interruption() {}

  /** Work that looks now and then whether it is to stop. */
  interface Work<T> {
    T run(Stop stop) throws IOException, InterruptedException;
  }

  static <T> T guard(Work<T> work) throws IOException, InterruptedException {
    Stop stop = new Stop();
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(stop, done), "roadworthy-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run(stop);
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going already, and the hook no longer holds it up.
    }
  }

  private static void stop(Stop stop, CountDownLatch done) {
    stop.ask();
    try {
      if (!done.await(MOST.toSeconds(), TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
