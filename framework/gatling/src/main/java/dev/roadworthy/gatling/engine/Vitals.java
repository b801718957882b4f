package dev.roadworthy.gatling.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.roadworthy.load.LoadEnd;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.SynchronizedHistogram;

/** How the machine is doing that makes the load. */
public final class Vitals {

  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int WINDOW = 50;

  /** Of fewer looks the highest says more of chance than of the machine. */
  private static final int ENOUGH = 60;

  private static final List<String> NOTHING_LEFT =
      List.of("Cannot assign requested address", "Too many open files");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final EventLoopGroup eventLoops;
  private final SynchronizedHistogram lateMicros = new SynchronizedHistogram(3);
  private final Deque<Double> loads = new ArrayDeque<>();
  private double busiest;
  private boolean counts;
  private volatile boolean over;

  Vitals(EventLoopGroup eventLoops) {
    this.eventLoops = eventLoops;
  }

  /** Looks from now on, in each event loop. */
  public void begin() {
    boolean first = true;
    for (EventExecutor loop : eventLoops) {
      look(loop, System.nanoTime() + EVERY.toNanos(), first);
      first = false;
    }
  }

  /** A loop that has too much to do is late for this as for everything else. */
  private void look(EventExecutor loop, long due, boolean first) {
    var unused =
        loop.schedule(
            () -> {
              long now = System.nanoTime();
              lateMicros.recordValue(Math.max(0, (now - due) / 1_000));
              if (first) {
                lookAtProcessors();
              }
              if (!over) {
                look(loop, Math.max(due + EVERY.toNanos(), now), first);
              }
            },
            Math.max(0, due - System.nanoTime()),
            TimeUnit.NANOSECONDS);
  }

  private synchronized void lookAtProcessors() {
    double load = system.getProcessCpuLoad();
    if (load < 0) {
      return;
    }
    loads.addLast(load);
    if (loads.size() > WINDOW) {
      loads.removeFirst();
    }
    if (loads.size() == WINDOW) {
      busiest =
          Math.max(busiest, loads.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }
  }

  /** What is seen counts from now on: until then a cold JVM is busy with itself. */
  public synchronized void count() {
    lateMicros.reset();
    loads.clear();
    busiest = 0;
    counts = true;
  }

  /**
   * How it was.
   *
   * @param failures the reasons for which requests failed
   */
  public synchronized LoadEnd.Generator end(Collection<String> failures) {
    over = true;
    return new LoadEnd.Generator(
        counts ? busiest : 0,
        counts && lateMicros.getTotalCount() >= ENOUGH
            ? Duration.ofNanos(lateMicros.getValueAtPercentile(95) * 1_000)
            : Duration.ZERO,
        failures.stream().anyMatch(failure -> NOTHING_LEFT.stream().anyMatch(failure::contains)));
  }
}
