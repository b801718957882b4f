package dev.roadworthy.junit;

import dev.roadworthy.schedule.DurationText;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * {@link HealthCheck} as a method has it: by itself, or through an annotation that is composed of
 * it, whose attributes of the same name and type take the place of its own.
 */
final class Composed {

  private static final Duration AROUND = Duration.ofMinutes(1);

  private Composed() {}

  /** What the method is annotated with; the method is a check. */
  static HealthCheck healthCheck(Method method) {
    HealthCheck own = method.getAnnotation(HealthCheck.class);
    Annotation composed = own == null ? composed(method) : null;
    return composed == null
        ? AnnotationSupport.findAnnotation(method, HealthCheck.class).orElseThrow()
        : in(composed);
  }

  /** What makes the method a check, as one writes it. */
  static String name(Method method) {
    Annotation composed = composed(method);
    return "@" + (composed == null ? HealthCheck.class : composed.annotationType()).getSimpleName();
  }

  /** What is composed of it; null if it is there by itself, or not at all. */
  static @Nullable Annotation composed(Method method) {
    for (Annotation each : method.getAnnotations()) {
      if (each.annotationType().isAnnotationPresent(HealthCheck.class)) {
        return each;
      }
    }
    return null;
  }

  /**
   * How long a check may take whose annotation says how long the work lasts that it waits for, in
   * an attribute {@code maxDuration}: so long, and a minute to begin and to end; empty if it does
   * not, or not in a way that can be understood, which whoever does that work says.
   */
  static Optional<Duration> longest(Method method) {
    Annotation composed = composed(method);
    Method attribute =
        composed == null ? null : attribute(composed.annotationType(), "maxDuration");
    if (composed == null || attribute == null || attribute.getReturnType() != String.class) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationText.parse((String) value(attribute, composed)).plus(AROUND));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** It waits for work that lasts, and names no schedule: nothing begins it by itself. */
  static boolean onlyWhenAskedFor(Method method) {
    return longest(method).isPresent() && healthCheck(method).every().isEmpty();
  }

  private static HealthCheck in(Annotation composed) {
    HealthCheck meta = composed.annotationType().getAnnotation(HealthCheck.class);
    return (HealthCheck)
        Proxy.newProxyInstance(
            HealthCheck.class.getClassLoader(),
            new Class<?>[] {HealthCheck.class},
            (proxy, attribute, none) -> {
              Method same = same(composed.annotationType(), attribute);
              return same == null ? attribute.invoke(meta) : value(same, composed);
            });
  }

  private static @Nullable Method same(Class<? extends Annotation> type, Method attribute) {
    Method same = attribute(type, attribute.getName());
    return same != null && same.getReturnType() == attribute.getReturnType() ? same : null;
  }

  private static @Nullable Method attribute(Class<? extends Annotation> type, String name) {
    try {
      return type.getDeclaredMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static Object value(Method attribute, Annotation of)
      throws IllegalAccessException, InvocationTargetException {
    attribute.setAccessible(true); // of an annotation that is not public
    return attribute.invoke(of);
  }
}
