package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Ending;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.junit.http.Answer;
import dev.roadworthy.junit.http.ExchangeRecorder;
import dev.roadworthy.junit.http.HttpSettings;
import dev.roadworthy.junit.http.Stage;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.RunId;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** One execution of a check, from its beginning until it is recorded. */
final class CheckRun {

  /** Less than who ends this JVM waits before it is killed. */
  private static final Duration LAST_WORDS = Duration.ofMillis(1_700);

  private static final String USER_AGENT = "Roadworthy/" + version();

  final Suite suite;
  final DeclaredCheck check;
  final RunId id = RunId.random();
  final String traceId = traceId();
  final RunClock clock;
  final KeptWarnings warnings;
  private final SoftFailures softFailures = new SoftFailures();
  private final List<Conclusion> conclusions = new ArrayList<>(1);
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile Function<AssertionError, Optional<FaultCode>> assertionReader =
      error -> Optional.empty();
  private volatile boolean outlivesTheJvm;
  private Stage stage = Stage.BODY;
  private volatile boolean entered;
  private volatile @Nullable Thread lastWords;
  private final CountDownLatch recorded = new CountDownLatch(1);
  private @Nullable ExchangeRecorder recorder;

  CheckRun(Suite suite, DeclaredCheck check) {
    this.suite = suite;
    this.check = check;
    this.clock = new RunClock(suite.clock(), check.spec().timeout(), suite.options().grace());
    this.warnings = new KeptWarnings(suite.redactor());
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

  /** A specification whose exchanges belong to this run. */
  synchronized RequestSpecification specification() {
    if (recorder == null) {
      recorder = ExchangeRecorder.start(httpSettings(), traceId, suite.clock());
      recorder.enter(stage);
    }
    return recorder.specification();
  }

  private HttpSettings httpSettings() {
    boolean readOnly =
        suite.environment().kind() == EnvironmentKind.PRODUCTION && !check.sideEffects();
    return HttpSettings.of(
        suite.environment(),
        suite.application().url(),
        USER_AGENT,
        check.spec().id().value(),
        readOnly);
  }

  private synchronized @Nullable ExchangeRecorder recorder() {
    return recorder;
  }

  /** The stage that the run is in. */
  synchronized Stage stage() {
    return stage;
  }

  /** The time runs from now on. */
  void begin() {
    begin(Stage.BODY);
  }

  private void begin(Stage next) {
    clock.begin(next, suite.watchdog(), this::abortInFlight, missed -> Overrun.of(this, missed));
  }

  private boolean abortInFlight(Duration limit) {
    ExchangeRecorder current = recorder();
    return current != null && current.abortInFlight(limit);
  }

  /** From now on the run cleans up, with time of its own. */
  void switchToCleanup() {
    if (stage() == Stage.CLEANUP) {
      return;
    }
    clock.end(Stage.BODY);
    synchronized (this) {
      stage = Stage.CLEANUP;
      if (recorder != null) {
        recorder.enter(stage);
      }
    }
    begin(Stage.CLEANUP);
  }

  /** The test method is about to be called, in the calling thread. */
  void enter() {
    entered = true;
    clock.followThread(Stage.BODY);
  }

  /**
   * The test method has returned or thrown.
   *
   * @throws Throwable what makes the check fail: what it threw, what it swallowed, and what was
   *     asserted softly
   */
  void leave(@Nullable Throwable thrown) throws Throwable {
    Deadline.Missed missed = clock.end(Stage.BODY);
    if (missed != null) {
      throw new DeadlineMissedException(missed, thrown);
    }
    if (wasRefused() && !(thrown instanceof TestAbortedException)) {
      throw new TestAbortedException("a request was refused", thrown);
    }
    Throwable failure = softFailures.with(thrown);
    if (failure != null) {
      throw failure;
    }
  }

  /** A request was refused, whatever the check made of that. */
  private boolean wasRefused() {
    return exchanges(Stage.BODY).stream()
        .map(Exchange::fault)
        .anyMatch(fault -> fault != null && fault.code().equals(FaultCode.NOT_PERMITTED));
  }

  /**
   * Everything of the author's has been called; the time stops.
   *
   * @param failed something was thrown already
   * @return what has yet to be thrown, null if nothing has
   */
  @Nullable Throwable finish(boolean failed) {
    clock.end(Stage.BODY);
    Deadline.Missed missed = clock.end(Stage.CLEANUP);
    Throwable soft = softFailures.with(null);
    if (missed != null && !failed) {
      return new DeadlineMissedException(missed, soft);
    }
    return soft;
  }

  /** The test method was called. */
  boolean entered() {
    return entered;
  }

  SoftAssertions softly() {
    return softFailures.softly();
  }

  /** Who asserts something of its own knows which fault it is when that does not hold. */
  void readAssertions(Function<AssertionError, Optional<FaultCode>> reader) {
    assertionReader = reader;
  }

  /** Which fault it is that was thrown, if whoever asserted it knows. */
  Optional<FaultCode> read(@Nullable Throwable thrown) {
    return thrown instanceof AssertionError error ? assertionReader.apply(error) : Optional.empty();
  }

  /** The exchanges until now were none of the check's own. */
  synchronized void forgetExchanges() {
    if (recorder != null) {
      recorder.close();
      recorder = null;
    }
  }

  /** The exchanges of a stage. */
  List<Exchange> exchanges(Stage of) {
    ExchangeRecorder current = recorder();
    return current == null ? List.of() : current.exchanges(of);
  }

  /** The last answer of a stage, null if none came. */
  @Nullable Answer lastAnswer(Stage of) {
    ExchangeRecorder current = recorder();
    return current == null ? null : current.lastAnswer(of);
  }

  /** How a stage came to an end. */
  Ending ending(Stage of, @Nullable Throwable thrown) {
    Deadline.Missed missed = clock.missed(of);
    return missed == null
        ? Ending.inTime(thrown, exchanges(of))
        : Ending.late(thrown, exchanges(of), missed.limit(), missed.inFlight());
  }

  /** Judges what was thrown; what it returns is to be thrown in its place. */
  synchronized Throwable conclude(Throwable thrown) {
    for (Conclusion conclusion : conclusions) {
      if (conclusion.thrown() == thrown) {
        return thrown;
      }
    }
    Conclusion conclusion = suite.judge().judge(thrown, this);
    conclusions.add(conclusion);
    return conclusion.thrown();
  }

  /** What was concluded from what was thrown, if need be now. */
  synchronized Conclusion conclusion(Throwable thrown) {
    Throwable told = conclude(thrown);
    return conclusions.stream().filter(each -> each.thrown() == told).findFirst().orElseThrow();
  }

  /**
   * Lets work that the run waits for come to its end when the JVM goes, and the run be recorded.
   *
   * @param end asks the work to end
   */
  void endBeforeTheJvm(Runnable end) {
    Thread hook =
        new Thread(
            () -> {
              outlivesTheJvm = true;
              end.run();
              awaitRecord();
            },
            "roadworthy-last-words");
    Runtime.getRuntime().addShutdownHook(hook);
    lastWords = hook;
  }

  private void awaitRecord() {
    try {
      boolean unused = recorded.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes into the round's journal, for as long as what the run says is about the application. */
  void journal(JournalEntry entry) {
    if (outlivesTheJvm) {
      suite.journal().appendLast(entry);
    } else {
      suite.journal().append(entry);
    }
  }

  /** It is recorded; nothing has to wait for it any more. */
  void recorded() {
    recorded.countDown();
    Thread hook = lastWords;
    if (hook != null && !outlivesTheJvm) {
      try {
        boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is going, and the hook has nothing to wait for.
      }
    }
  }

  /** True for the first caller: who records the run. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Closes the connections. */
  void close() {
    ExchangeRecorder current = recorder();
    if (current != null) {
      current.close();
    }
  }
}
