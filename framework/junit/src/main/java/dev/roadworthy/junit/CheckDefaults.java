package dev.roadworthy.junit;

import dev.roadworthy.check.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the checks of a class, of its subclasses and of the classes nested in it say unless they say
 * something else. A nested class' own defaults come before those of the classes around it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ClassExtension.class)
public @interface CheckDefaults {

  /** As {@link HealthCheck#every()}. */
  String every() default "";

  /** As {@link HealthCheck#timeout()}. */
  String timeout() default "";

  /** As {@link HealthCheck#severity()}. */
  Severity[] severity() default {};

  /** As {@link HealthCheck#owner()}. */
  String owner() default "";

  /** As {@link HealthCheck#runbook()}. */
  String runbook() default "";

  /** As {@link HealthCheck#dependsOn()}. */
  String dependsOn() default "";

  /** As {@link HealthCheck#slowAfter()}. */
  String slowAfter() default "";
}
