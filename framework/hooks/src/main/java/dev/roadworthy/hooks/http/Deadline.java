package dev.roadworthy.hooks.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sockets when time is up: a socket's own timeouts bound a silence, not the whole. */
final class Deadline implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Deadline.class);

  private final long end;
  private final CompletableFuture<Void> timer;

  private Deadline(Duration total) {
    end = System.nanoTime() + total.toNanos();
    timer = new CompletableFuture<Void>().orTimeout(total.toNanos(), TimeUnit.NANOSECONDS);
  }

  static Deadline in(Duration total) {
    return new Deadline(total);
  }

  /** Milliseconds left, at least 1. */
  int millisLeft() {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** Closes a socket when time is up, at once if it already is. */
  void closes(Socket socket) {
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
