package dev.roadworthy.junit;

import dev.roadworthy.junit.ServedSuite.Served;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What a worker was asked for, from its beginning to its end. A run has a deadline of its own; what
 * a suite does before and after it, in constructors and in {@code @BeforeAll}, has a limit here.
 * Thread-safe.
 */
public final class Serving {

  private final ServedSuite suite;
  private final Served check;
  private final Duration patience;
  private final TestExecutionListener recording;
  private volatile long lastSign = System.nanoTime();
  private volatile boolean whole = true;
  private volatile boolean givenUp;

  /**
   * @param patience how long it may give no sign
   * @param recording records what never began
   */
  Serving(ServedSuite suite, Served check, Duration patience, TestExecutionListener recording) {
    this.suite = suite;
    this.check = check;
    this.patience = patience;
    this.recording = recording;
  }

  Served check() {
    return check;
  }

  /** They hear of the one plan that is made for it. */
  public TestExecutionListener[] listeners() {
    return new TestExecutionListener[] {recording, new Signs()};
  }

  /**
   * It has come to its end.
   *
   * @param thrown what kept JUnit from running it, null if nothing did
   */
  public void ended(@Nullable Throwable thrown) {
    suite.ended(this, whole && thrown == null, thrown);
  }

  /** True, and once only, when nothing has been heard of it for longer than it may take. */
  boolean isToBeGivenUp(long nanosNow) {
    if (givenUp || nanosNow - lastSign <= patience.toNanos()) {
      return false;
    }
    givenUp = true;
    return true;
  }

  Duration patience() {
    return patience;
  }

  private final class Signs implements TestExecutionListener {

    @Override
    public void executionStarted(TestIdentifier identifier) {
      lastSign = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      lastSign = System.nanoTime();
      if (identifier.isContainer() && result.getStatus() != Status.SUCCESSFUL) {
        whole = false;
      }
    }
  }
}
