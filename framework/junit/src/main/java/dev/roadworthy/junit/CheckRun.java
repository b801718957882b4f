package dev.roadworthy.junit;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.junit.http.ExchangeRecorder;
import dev.roadworthy.junit.http.HttpSettings;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** One execution of a check, from its beginning until it is recorded. */
final class CheckRun implements Warnings {

  private static final String USER_AGENT = "Roadworthy/" + version();

  final Suite suite;
  final DeclaredCheck check;
  final RunId id = RunId.random();
  final String traceId = traceId();
  final Instant startedAt;
  final Stage body;
  final Stage cleanup;
  private final long startNanos = System.nanoTime();
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final List<Conclusion> conclusions = new ArrayList<>(1);
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile boolean cleaning;
  private volatile boolean entered;
  private @Nullable SoftAssertions softly;
  private int softlyRaised;

  CheckRun(Suite suite, DeclaredCheck check) {
    this.suite = suite;
    this.check = check;
    this.startedAt = suite.clock().instant();
    this.body = new Stage(this::recorder);
    this.cleanup = new Stage(this::recorder);
  }

  private static String version() {
    String version = CheckRun.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private static String traceId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
  }

  private ExchangeRecorder recorder() {
    boolean readOnly =
        suite.environment().kind() == EnvironmentKind.PRODUCTION && !check.sideEffects();
    HttpSettings settings =
        HttpSettings.of(
            suite.environment(),
            suite.application().url(),
            USER_AGENT,
            check.spec().id().value(),
            readOnly);
    return ExchangeRecorder.start(settings, traceId, suite.clock());
  }

  /** The stage that the run is in. */
  Stage stage() {
    return cleaning ? cleanup : body;
  }

  /** The time runs from now on. */
  void begin() {
    begin(body);
  }

  private void begin(Stage stage) {
    stage.begin(
        suite.watchdog(), check.spec().timeout(), suite.options().grace(), this::goesOnRegardless);
  }

  /** From now on the run cleans up, with time of its own. */
  void switchToCleanup() {
    if (!cleaning) {
      body.end();
      cleaning = true;
      begin(cleanup);
    }
  }

  /** The test method is about to be called, in the calling thread. */
  void enter() {
    entered = true;
    body.followThread();
  }

  /**
   * The test method has returned or thrown.
   *
   * @throws Throwable what makes the check fail: what it threw, what it swallowed, and what was
   *     asserted softly
   */
  void leave(@Nullable Throwable thrown) throws Throwable {
    Deadline.Missed missed = body.end();
    if (missed != null) {
      throw new DeadlineMissedException(missed, thrown);
    }
    if (wasRefused() && !(thrown instanceof TestAbortedException)) {
      throw new TestAbortedException("a request was refused", thrown);
    }
    Throwable failure = SoftFailures.with(softFailures(), thrown);
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Everything of the author's has been called; the time stops.
   *
   * @param failed something was thrown already
   * @return what has yet to be thrown, null if nothing has
   */
  @Nullable Throwable finish(boolean failed) {
    body.end();
    Deadline.Missed missed = cleanup.end();
    Throwable soft = SoftFailures.with(softFailures(), null);
    if (missed != null && !failed) {
      return new DeadlineMissedException(missed, soft);
    }
    return soft;
  }

  /** The test method was called. */
  boolean entered() {
    return entered;
  }

  @Override
  public void warn(String message) {
    warnings.add(OneLine.of(suite.redactor().text(message)));
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  synchronized SoftAssertions softly() {
    if (softly == null) {
      softly = new SoftAssertions();
    }
    return softly;
  }

  /** The soft assertions that failed since the last call. */
  synchronized List<AssertionError> softFailures() {
    if (softly == null) {
      return List.of();
    }
    List<AssertionError> all = softly.assertionErrorsCollected();
    List<AssertionError> fresh = List.copyOf(all.subList(softlyRaised, all.size()));
    softlyRaised = all.size();
    return fresh;
  }

  /** Judges what was thrown; what it returns is to be thrown in its place. */
  synchronized Throwable conclude(Throwable thrown) {
    for (Conclusion conclusion : conclusions) {
      if (conclusion.thrown() == thrown) {
        return thrown;
      }
    }
    Conclusion conclusion = suite.judge().judge(thrown, stage());
    conclusions.add(conclusion);
    return conclusion.thrown();
  }

  /** What was concluded from what was thrown, if need be now. */
  synchronized Conclusion conclusion(Throwable thrown) {
    Throwable told = conclude(thrown);
    return conclusions.stream().filter(each -> each.thrown() == told).findFirst().orElseThrow();
  }

  /** A request was refused, whatever the check made of that. */
  boolean wasRefused() {
    return body.exchanges().stream()
        .map(Exchange::fault)
        .anyMatch(fault -> fault != null && fault.code().equals(FaultCode.NOT_PERMITTED));
  }

  /** The grace period after a missed deadline is over, and the check goes on. */
  private void goesOnRegardless(Deadline.Missed missed) {
    Overrun.of(this, missed);
  }

  /** True for the first caller: who records the run. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Closes the connections. */
  void close() {
    body.close();
    cleanup.close();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
