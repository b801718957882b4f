package dev.roadworthy.hooks.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sockets when time is up: a socket's own timeouts bound a silence, not the whole. */
public final class Deadline implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Deadline.class);

  private final Duration total;
  private final long end;
  private final CompletableFuture<Void> timer;

  private Deadline(Duration total) {
    this.total = total;
    end = System.nanoTime() + total.toNanos();
    timer = new CompletableFuture<Void>().orTimeout(total.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Time runs from now. */
  public static Deadline in(Duration total) {
    return new Deadline(total);
  }

  /** Milliseconds left, at least 1. */
  int millisLeft() {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  private boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** What to say of a failure: that it was too late, if time is up. */
  public IOException explained(IOException e) {
    if (!isOver()) {
      return e;
    }
    IOException late = new SocketTimeoutException("no answer within " + total.toMillis() + " ms");
    late.initCause(e);
    return late;
  }

  /** Closes a socket when time is up, at once if it already is. */
  public void closes(Socket socket) {
    var unused =
        timer.whenComplete(
            (none, late) -> {
              if (late != null) {
                close(socket);
              }
            });
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("A socket past its deadline did not close: {}", e.toString());
    }
  }

  /** There is nothing left to bound. */
  @Override
  public void close() {
    timer.complete(null);
  }
}
