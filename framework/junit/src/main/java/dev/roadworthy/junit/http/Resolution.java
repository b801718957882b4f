package dev.roadworthy.junit.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.apache.http.conn.DnsResolver;

/**
 * A name that is to be resolved, on a thread of its own: the system's resolver hears no
 * interruption, and where a name server is silent it takes a minute.
 */
final class Resolution {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "roadworthy-resolver");
            thread.setDaemon(true);
            return thread;
          });

  private final FutureTask<InetAddress[]> addresses;

  Resolution(DnsResolver resolver, String host) {
    this.addresses = new FutureTask<>(() -> resolver.resolve(host));
  }

  /**
   * Asks for the addresses, and waits for them.
   *
   * @throws UnknownHostException if the resolver says so
   * @throws InterruptedIOException if it was given up, or the thread interrupted
   */
  InetAddress[] await() throws IOException {
    THREADS.execute(addresses);
    try {
      return addresses.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      IOException failed =
          cause instanceof UnknownHostException
              ? new UnknownHostException(cause.getMessage())
              : new IOException(cause.getMessage());
      failed.initCause(cause);
      throw failed;
    } catch (CancellationException e) {
      throw new InterruptedIOException("The check's time is over");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The check was interrupted");
    }
  }

  /** Whoever waits is let go; the resolver ends when it ends. */
  void giveUp() {
    addresses.cancel(true);
  }
}
