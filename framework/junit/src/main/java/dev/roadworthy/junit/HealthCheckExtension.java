package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.JournalEntry;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * Runs a check: watches its time, judges what it throws, and records the run.
 *
 * <p>Exceptions are translated where they leave the author's code; the run is recorded when nothing
 * can change its outcome any more. Everything in between belongs to the {@link CheckRun}.
 */
final class HealthCheckExtension
    implements ExecutionCondition,
        BeforeEachCallback,
        LifecycleMethodExecutionExceptionHandler,
        InvocationInterceptor,
        TestExecutionExceptionHandler,
        AfterTestExecutionCallback,
        AfterEachCallback,
        TestWatcher {

  static final String NOT_SELECTED = "not selected for this round";

  private static final ConditionEvaluationResult ENABLED =
      ConditionEvaluationResult.enabled("a check");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Suite suite = SuiteSession.of(context).begun();
    return suite == null || suite.options().isSelected(check(suite, context).spec().id().value())
        ? ENABLED
        : ConditionEvaluationResult.disabled(NOT_SELECTED);
  }

  private static DeclaredCheck check(Suite suite, ExtensionContext context) {
    return suite
        .catalog()
        .check(
            context.getRequiredTestClass(),
            context.getRequiredTestMethod(),
            Invocations.of(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    SuiteSession session = SuiteSession.of(context);
    Suite suite = suite(session, context);
    DeclaredCheck check = check(suite, context);
    // Before the run begins: starting the application is no check's time.
    BrokenCheckException unable =
        check.problems().isEmpty()
            ? startApplication(suite)
            : AnnotationProblems.of(suite.catalog(), context.getRequiredTestClass(), check);
    CheckRun run = new CheckRun(suite, check);
    session.started(context.getUniqueId(), run);
    suite
        .journal()
        .append(
            new JournalEntry.RunStarted(check.spec(), run.clock.startedAt(), run.clock.atMost()));
    if (unable != null) {
      sneak(run.conclude(unable));
    }
    run.begin();
  }

  private static Suite suite(SuiteSession session, ExtensionContext context) {
    try {
      return session.suite(
          SuiteSession.settings(key -> context.getConfigurationParameter(key).orElse(null)));
    } catch (SuiteUnavailableException e) {
      Fault fault = new Fault(FaultCode.CHECK_THREW, Line.of(String.valueOf(e.getMessage())));
      throw new BrokenCheckException(fault, "X0101 check: " + e.getMessage(), null);
    }
  }

  /** Why it does not run, null if it does. */
  private static @Nullable BrokenCheckException startApplication(Suite suite) {
    try {
      suite.application().url();
      return null;
    } catch (IllegalStateException e) {
      return new BrokenCheckException(
          new Fault(FaultCode.CHECK_THREW, Line.of(String.valueOf(e.getMessage()))), e);
    }
  }

  @Override
  public void handleBeforeEachMethodExecutionException(
      ExtensionContext context, Throwable throwable) throws Throwable {
    CheckRun run = run(context);
    if (run == null) {
      throw throwable;
    }
    Throwable told = run.conclude(throwable);
    run.switchToCleanup();
    throw told;
  }

  @Override
  public void interceptTestMethod(
      InvocationInterceptor.Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    CheckRun run = run(context);
    if (run == null) {
      invocation.proceed();
      return;
    }
    run.enter();
    Throwable thrown = null;
    try {
      invocation.proceed();
    } catch (Throwable t) {
      thrown = t;
      Headroom.isExhausted(); // before a class is needed that was not read yet
    }
    run.leave(thrown);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable throwable)
      throws Throwable {
    CheckRun run = run(context);
    throw run == null ? throwable : run.conclude(throwable);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws Exception {
    CheckRun run = run(context);
    if (run == null) {
      return;
    }
    run.switchToCleanup();
    Method cleanup = run.check.cleanup();
    if (cleanup != null && run.entered()) {
      try {
        Object instance = context.getRequiredTestInstance();
        context.getExecutableInvoker().invoke(cleanup, instance);
      } catch (Throwable t) {
        sneak(run.conclude(t));
      }
    }
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable throwable)
      throws Throwable {
    handleTestExecutionException(context, throwable);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    CheckRun run = run(context);
    if (run == null) {
      return;
    }
    Throwable late = run.finish(context.getExecutionException().isPresent());
    if (late != null) {
      sneak(run.conclude(late));
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    record(context, null);
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    record(context, cause == null ? new TestAbortedException() : cause);
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    record(context, cause == null ? new AssertionError() : cause);
  }

  private static void record(ExtensionContext context, @Nullable Throwable thrown) {
    CheckRun run = run(context);
    if (run != null) {
      new RunRecorder(SuiteSession.of(context), context).record(run, thrown);
    }
  }

  private static @Nullable CheckRun run(ExtensionContext context) {
    return SuiteSession.of(context).running(context.getUniqueId());
  }

  /** JUnit's callbacks take whatever leaves them. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
