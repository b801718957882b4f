package dev.roadworthy.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request to the JUnit Platform with ten tests in it, again and again; the time is per test.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init")
public class PerTest {

  /** What is run. */
  public enum Suite {
    EMPTY_TESTS(Suites.EmptyTests.class),
    EMPTY_CHECKS(EmptyChecks.class),
    STATUS_TESTS(Suites.StatusTests.class),
    STATUS_CHECKS(Suites.StatusChecks.class),
    BODY_TESTS(Suites.BodyTests.class),
    BODY_CHECKS(Suites.BodyChecks.class);

    private final Class<?> type;

    Suite(Class<?> type) {
      this.type = type;
    }
  }

  /** Which suite. */
  @Param public Suite suite;

  private LauncherSession session;
  private LauncherDiscoveryRequest request;

  /** Opens a session; for checks with Roadworthy's listeners, for tests without any. */
  @Setup
  public void open() {
    boolean checks = suite.name().endsWith("CHECKS");
    List<TestExecutionListener> ours =
        StreamSupport.stream(ServiceLoader.load(TestExecutionListener.class).spliterator(), false)
            .filter(each -> each.getClass().getName().startsWith("dev.roadworthy."))
            .toList();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(checks)
            .addTestExecutionListeners(
                checks ? ours.toArray(TestExecutionListener[]::new) : new TestExecutionListener[0])
            .build();
    session = LauncherFactory.openSession(config);
    request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(suite.type)).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    session.getLauncher().execute(request, summary);
    if (summary.getSummary().getTestsSucceededCount() != 10) {
      summary.getSummary().getFailures().forEach(each -> each.getException().printStackTrace());
      throw new IllegalStateException("not all ten passed: nothing to measure");
    }
  }

  /** Ten tests. */
  @Benchmark
  @OperationsPerInvocation(10)
  public void test() {
    Launcher launcher = session.getLauncher();
    launcher.execute(request);
  }

  /** Closes the session. */
  @TearDown
  public void close() {
    session.close();
  }
}
