package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.Parameter;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a check what it asks for. */
final class CheckParameters implements ParameterResolver {

  private static final Set<Class<?>> TYPES =
      Set.of(RequestSpecification.class, SoftAssertions.class, Target.class, Warnings.class);

  @Override
  public boolean supportsParameter(ParameterContext context, ExtensionContext extension) {
    return TYPES.contains(context.getParameter().getType())
        || context.isAnnotated(FromEnvironment.class);
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext context, ExtensionContext extension) {
    CheckRun run = SuiteSession.of(extension).running(extension.getUniqueId());
    if (run == null) {
      throw new ParameterResolutionException("Checks are given parameters only while they run");
    }
    Parameter parameter = context.getParameter();
    FromEnvironment value = context.findAnnotation(FromEnvironment.class).orElse(null);
    if (value != null) {
      return value(run, parameter, value.value());
    }
    Class<?> type = parameter.getType();
    if (type == RequestSpecification.class) {
      return run.specification();
    }
    if (type == SoftAssertions.class) {
      return run.softly();
    }
    return type == Warnings.class ? run.warnings : new EnvironmentTarget(run.suite);
  }

  private static String value(CheckRun run, Parameter parameter, String key) {
    if (parameter.getType() != String.class) {
      throw broken("@FromEnvironment(\"" + key + "\") is for a String, but was " + parameter);
    }
    try {
      return new EnvironmentTarget(run.suite).value(key);
    } catch (IllegalArgumentException e) {
      throw broken("@FromEnvironment(\"" + key + "\"): " + e.getMessage());
    }
  }

  private static BrokenCheckException broken(String message) {
    return new BrokenCheckException(new Fault(FaultCode.CHECK_THREW, message), null);
  }
}
