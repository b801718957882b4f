package dev.roadworthy.junit;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Masks what a class throws outside of every run: its constructor, its {@code @BeforeAll} and
 * {@code @AfterAll} methods.
 *
 * <p>An annotation of a method cannot register it: it comes with {@link CheckDefaults}, and where
 * extensions are detected, as in Roadworthy's own worker.
 */
public final class ClassExtension
    implements InvocationInterceptor, LifecycleMethodExecutionExceptionHandler {

  /** Called by JUnit. */
  public ClassExtension() {}

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    try {
      return invocation.proceed();
    } catch (Throwable t) {
      throw masked(context, t);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw masked(context, thrown);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw masked(context, thrown);
  }

  private static Throwable masked(ExtensionContext context, Throwable thrown) {
    Suite suite = SuiteSession.of(context).begun();
    return suite == null ? thrown : new RedactedThrowables(suite.redactor()).of(thrown);
  }
}
