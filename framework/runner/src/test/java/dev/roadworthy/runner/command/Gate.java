package dev.roadworthy.runner.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Where requests wait while it is shut. */
final class Gate {

  private final AtomicInteger arrived = new AtomicInteger();
  private volatile CountDownLatch open = new CountDownLatch(0);

  void shut() {
    open = new CountDownLatch(1);
  }

  void open() {
    open.countDown();
  }

  /** Goes through, or waits; an interrupted wait ends. */
  void pass() {
    arrived.incrementAndGet();
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many have come to it, through it or not. */
  int arrivals() {
    return arrived.get();
  }
}
