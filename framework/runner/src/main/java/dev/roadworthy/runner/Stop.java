package dev.roadworthy.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wish that work ends early, once and for good. Thread-safe. */
public final class Stop {

  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  /** Asks for it. */
  public void ask() {
    asked.complete(null);
  }

  /** True once it was asked for. */
  public boolean isAsked() {
    return asked.isDone();
  }

  /** Waits at most so long for it to be asked for; true if it was. */
  public boolean isAskedWithin(Duration most) throws InterruptedException {
    try {
      asked.get(most.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does this when it is asked for; at once if it was already. */
  public void then(Runnable action) {
    var unused = asked.thenRun(action);
  }
}
