package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.schedule.Schedule;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads the annotations of a check. */
final class CheckReader {

  private final Schedule every;
  private final @Nullable Duration timeout;

  /**
   * @param every the environment's schedule of checks that name none, null for the framework's
   * @param timeout the environment's deadline of checks that name none, null for the framework's
   */
  CheckReader(@Nullable Schedule every, @Nullable Duration timeout) {
    this.every = orElse(every, Schedule.DEFAULT);
    this.timeout = timeout;
  }

  /** True if the method is a check. */
  static boolean isCheck(Method method) {
    return AnnotationSupport.isAnnotated(method, HealthCheck.class);
  }

  /**
   * Reads a check.
   *
   * @param testClass the class that runs, which may have inherited the method
   */
  DeclaredCheck read(Class<?> testClass, Method method) {
    HealthCheck check = Composed.healthCheck(method);
    Attributes attributes = new Attributes(testClass, method, check);
    if (check.value().isBlank()) {
      attributes.problem(
          attributes.name() + "(value)",
          "a sentence for people, not blank, but was \""
              + check.value()
              + "\". Example: \"The landing page answers\"");
    }
    if (AnnotationSupport.isAnnotated(method, TestTemplate.class)) {
      attributes.problem(
          attributes.name(),
          "a check is a test by itself, and not another kind of test as well. Parameters come from"
              + " @ParameterizedClass on its class");
    }
    CheckId byName = ClassAndMethod.id(testClass, method);
    CheckId id = orElse(attributes.own("id", check.id(), CheckId::new), byName);
    Schedule schedule =
        orElse(
            attributes.inherited(
                "every", HealthCheck::every, CheckDefaults::every, Schedule::parse),
            every);
    Duration deadline =
        orElse(
            attributes.inherited(
                "timeout", HealthCheck::timeout, CheckDefaults::timeout, Rules::timeout),
            Composed.longest(method)
                .orElse(timeout != null ? timeout : CheckSpec.defaultTimeout(schedule)));
    CheckSpec spec =
        new CheckSpec(
            id,
            check.value().isBlank() ? byName.value() : check.value().strip(),
            testClass.getName(),
            method.getName(),
            owner(attributes),
            orElse(
                attributes.one("severity", HealthCheck::severity, CheckDefaults::severity),
                Severity.MAJOR),
            schedule,
            deadline,
            slowAfter(attributes, deadline),
            runbook(attributes),
            dependsOn(attributes, id),
            ClassAndMethod.codeHash(testClass, method));
    SideEffects effects = method.getAnnotation(SideEffects.class);
    Method cleanup = effects == null ? null : cleanup(attributes, testClass, effects.cleanup());
    return new DeclaredCheck(spec, effects != null, cleanup, attributes.problems());
  }

  private static Owner owner(Attributes attributes) {
    return orElse(
        attributes.inherited("owner", HealthCheck::owner, CheckDefaults::owner, Rules::owner),
        Owner.UNOWNED);
  }

  private static @Nullable Duration slowAfter(Attributes attributes, Duration deadline) {
    return attributes.inherited(
        "slowAfter",
        HealthCheck::slowAfter,
        CheckDefaults::slowAfter,
        text -> Rules.slowAfter(text, deadline));
  }

  private static @Nullable URI runbook(Attributes attributes) {
    return attributes.inherited(
        "runbook", HealthCheck::runbook, CheckDefaults::runbook, Rules::runbook);
  }

  private static @Nullable CheckId dependsOn(Attributes attributes, CheckId id) {
    return attributes.inherited(
        "dependsOn",
        HealthCheck::dependsOn,
        CheckDefaults::dependsOn,
        text -> Rules.dependsOn(text, id));
  }

  private static @Nullable Method cleanup(Attributes attributes, Class<?> testClass, String name) {
    if (name.isEmpty()) {
      return null;
    }
    List<Method> found =
        ReflectionSupport.findMethods(
            testClass, method -> method.getName().equals(name), HierarchyTraversalMode.BOTTOM_UP);
    if (found.size() == 1) {
      return found.get(0);
    }
    attributes.problem(
        "@SideEffects(cleanup)",
        "the name of one method of the class, but of \""
            + name
            + "\" there are "
            + found.size()
            + ". Example: \"cancelOrder\"");
    return null;
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value != null ? value : otherwise;
  }
}
