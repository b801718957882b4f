package dev.roadworthy.junit;

import dev.roadworthy.fault.Outcome;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what a session found and ran. Thread-safe. */
final class Tally {

  private static final String ADVICE =
      "Checks are methods with @HealthCheck; Failsafe looks for them in classes named *IT.";

  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final Set<String> classes = ConcurrentHashMap.newKeySet();
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ran = new AtomicInteger();
  private volatile boolean executed;
  private volatile boolean required;
  private volatile @Nullable String firstSkip;

  /** A plan was executed, whatever was in it. */
  void executed(boolean requireChecks) {
    executed = true;
    required |= requireChecks;
  }

  /**
   * @param check unique in the session
   */
  void found(String check, String className) {
    found.add(check);
    classes.add(className);
  }

  /** Takes note of a run; the first line of the first reason is told. */
  void recorded(String uniqueId, Outcome outcome, String reason) {
    recorded.add(uniqueId);
    if (outcome != Outcome.SKIPPED) {
      ran.incrementAndGet();
    } else if (firstSkip == null) {
      firstSkip = reason.lines().findFirst().orElse("");
    }
  }

  boolean isRecorded(String uniqueId) {
    return recorded.contains(uniqueId);
  }

  /** Checks can run again, in the same session, when a build repeats what failed. */
  void forget(String uniqueId) {
    recorded.remove(uniqueId);
  }

  /** What is wrong with a session in which no check ran, null if nothing is. */
  @Nullable String complaint() {
    if (!executed || ran.get() > 0) {
      return null;
    }
    if (found.isEmpty()) {
      return required
          ? "No check was found, but " + SuiteOptions.REQUIRE_CHECKS + " asks for one. " + ADVICE
          : null;
    }
    return "No check ran: of "
        + found.size()
        + (found.size() == 1 ? " check in " : " checks in ")
        + String.join(", ", new TreeSet<>(classes))
        + ", every one was skipped"
        + (firstSkip == null ? "" : " (first reason: " + firstSkip + ")")
        + ". A build in which no check ran proves nothing.";
  }
}
