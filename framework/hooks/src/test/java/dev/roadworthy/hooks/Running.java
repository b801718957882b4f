package dev.roadworthy.hooks;

import static org.awaitility.Awaitility.await;

import dev.roadworthy.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A dispatcher in its loop, on a thread of its own, with time in the test's hands. */
final class Running implements AutoCloseable {

  private static final Set<String> HOOKS = Set.of("ops", "chat");

  private final Dispatcher dispatcher;
  private final MemoryOutbox outbox;
  private final SettableClock clock;
  private final Thread thread;

  Running(Dispatcher dispatcher, MemoryOutbox outbox, SettableClock clock) {
    this.dispatcher = dispatcher;
    this.outbox = outbox;
    this.clock = clock;
    this.thread = new Thread(dispatcher::run, "dispatcher");
    thread.start();
  }

  /** Lets time go by, from one due time to the next, until an instant. */
  void until(Instant end) {
    while (true) {
      settle();
      Instant next =
          outbox.nextDue(HOOKS).values().stream().min(Instant::compareTo).orElse(Instant.MAX);
      if (next.isAfter(end)) {
        clock.set(end);
        dispatcher.wake();
        return;
      }
      clock.set(next);
    }
  }

  /** Waits until nothing is due. */
  void settle() {
    dispatcher.wake();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> outbox.due(clock.instant(), 1, HOOKS).isEmpty());
  }

  boolean isWaiting() {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    dispatcher.close();
    thread.join();
  }
}
