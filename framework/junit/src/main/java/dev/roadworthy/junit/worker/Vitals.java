package dev.roadworthy.junit.worker;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.roadworthy.junit.ServedSuite;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks now and then at what checks leave behind in this JVM, before it runs out of it. */
final class Vitals implements AutoCloseable {

  static final int MOST_THREADS = 2_000;
  static final int MOST_DESCRIPTORS = 8_000;
  private static final double NEARLY_ALL = 0.8;
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final ServedSuite suite;
  private final Set<String> told = new HashSet<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "roadworthy-vitals");
            thread.setDaemon(true);
            return thread;
          });

  private Vitals(ServedSuite suite) {
    this.suite = suite;
  }

  /**
   * @param suite asks for another JVM, once for each that there is too much of, and when something
   *     hangs
   */
  static Vitals watch(ServedSuite suite) {
    Vitals vitals = new Vitals(suite);
    var unused =
        vitals.timer.scheduleWithFixedDelay(
            vitals::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return vitals;
  }

  /** Whatever it runs into, it has to come again. */
  private void look() {
    try {
      suite.giveUpWhatHangs();
      count();
    } catch (RuntimeException | Error e) {
      // Of all things the count of open files takes one.
      if (told.add("vitals")) {
        suite.askForReplacement("it cannot be looked at any more: " + e);
      }
    }
  }

  private void count() {
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    tell("threads", threads, MOST_THREADS);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
      long most = (long) (NEARLY_ALL * os.getMaxFileDescriptorCount());
      tell(
          "open files and sockets",
          os.getOpenFileDescriptorCount(),
          Math.min(most, MOST_DESCRIPTORS));
    }
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // After a collection: what is in use before one is mostly garbage.
      MemoryUsage kept =
          pool.getCollectionUsage() == null ? pool.getUsage() : pool.getCollectionUsage();
      boolean lasting = !pool.getName().contains("Eden") && !pool.getName().contains("Survivor");
      if (lasting && kept != null && kept.getMax() > 0) {
        tell("bytes in " + pool.getName(), kept.getUsed(), (long) (NEARLY_ALL * kept.getMax()));
      }
    }
  }

  private void tell(String what, long amount, long most) {
    if (amount > most && told.add(what)) {
      suite.askForReplacement(amount + " " + what + ", more than " + most);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
