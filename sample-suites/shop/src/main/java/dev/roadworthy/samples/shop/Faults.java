package dev.roadworthy.samples.shop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one fault that is present, as the layers of the shop see it. */
final class Faults {
  private volatile Present present = new Present(ShopFault.NONE, Duration.ZERO);

  Present present() {
    return present;
  }

  boolean is(ShopFault fault) {
    return present.fault == fault;
  }

  /** Replaces the present fault and returns the one before, which the caller ends. */
  Present replace(ShopFault fault, Duration pace) {
    Present before = present;
    present = new Present(fault, pace);
    return before;
  }

  /** A fault, its pace, and a way to learn that it is over. */
  static final class Present {
    final ShopFault fault;
    final Duration pace;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private Present(ShopFault fault, Duration pace) {
      this.fault = fault;
      this.pace = pace;
    }

    void end() {
      over.complete(null);
    }

    void whenOver(Runnable action) {
      over.thenRun(action);
    }

    /** Waits for one pace, or until the fault is over, whichever comes first. */
    void pause() throws InterruptedException {
      try {
        over.get(pace.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException stillPresent) {
        return;
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
