package dev.roadworthy.junit.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The control by which a prober knows whether it has a network: places of which at least one can be
 * connected to wherever the network is well. Thread-safe.
 */
public final class Reachability {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final List<URI> controls;
  private @Nullable Look latest;

  /**
   * @param controls http or https URLs; nothing is known of the network if there are none
   */
  public Reachability(List<URI> controls) {
    this.controls = List.copyOf(controls);
  }

  /**
   * Connects to all of them at once, unless somebody has done so within the last 3 s, and waits for
   * the first that can be reached, 2 s at most.
   *
   * @return what was tried, if none can be reached; null if one can, or if nothing is known
   */
  public @Nullable String offline() {
    return controls.isEmpty() ? null : current().outcome();
  }

  /** One that hangs is not followed by another: there are never more threads than controls. */
  private synchronized Look current() {
    Look look = latest;
    if (look == null || (look.age().compareTo(FRESH) > 0 && look.hasEnded())) {
      look = new Look();
      latest = look;
      controls.forEach(look::begin);
    }
    return look;
  }

  private final class Look {

    private final long begun = System.nanoTime();
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private final Map<URI, String> ended = new ConcurrentHashMap<>();

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean hasEnded() {
      return ended.size() == controls.size();
    }

    void begin(URI control) {
      Thread thread = new Thread(() -> connect(control), "roadworthy-reachability");
      thread.setDaemon(true);
      thread.start();
    }

    private void connect(URI control) {
      String how = "reached";
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(control.getHost(), port(control)), (int) PATIENCE.toMillis());
        reached.complete(true);
      } catch (UnknownHostException e) {
        how = "its name does not resolve";
      } catch (IOException e) {
        how = String.valueOf(e.getMessage());
      }
      ended.put(control, how);
      if (hasEnded()) {
        reached.complete(false);
      }
    }

    @Nullable String outcome() {
      long left = Math.max(0, PATIENCE.minus(age()).toNanos());
      try {
        return reached.get(left, TimeUnit.NANOSECONDS) ? null : tried();
      } catch (TimeoutException e) {
        return tried();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    private String tried() {
      return controls.stream()
          .map(each -> each.getHost() + ":" + port(each) + " (" + how(each) + ")")
          .collect(Collectors.joining(", "));
    }

    private String how(URI control) {
      return ended.getOrDefault(control, "no connection within 2 s");
    }
  }

  private static int port(URI control) {
    boolean tls = "https".equalsIgnoreCase(control.getScheme());
    return control.getPort() >= 0 ? control.getPort() : tls ? 443 : 80;
  }
}
