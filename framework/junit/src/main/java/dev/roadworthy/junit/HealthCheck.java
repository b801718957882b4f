package dev.roadworthy.junit;

import dev.roadworthy.check.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that is a health check: a gate in a build, and a monitor of production.
 *
 * <pre>
 * &#64;HealthCheck(value = "The landing page answers", id = "landing", every = "30s", slowAfter = "800ms")
 * void landingPage(RequestSpecification http) {
 *   http.get("/").then().statusCode(200);
 * }
 * </pre>
 *
 * <p>The method is a JUnit Jupiter test. It may ask for a Rest Assured {@code RequestSpecification}
 * pointed at the environment, for AssertJ's {@code SoftAssertions}, for a {@link
 * dev.roadworthy.junit.Target}, for {@link Warnings}, and for values of the environment by {@link
 * FromEnvironment}; so may the class' {@code @BeforeEach} and {@code @AfterEach} methods, if all of
 * its tests are checks.
 *
 * <p>An annotation can be composed of it: attributes of the same name and type take the place of
 * its own.
 *
 * <p>An attribute with a value that is not allowed makes the check BROKEN, and says why. What is
 * left out is taken from {@link CheckDefaults}, then from the environment, then as said below.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@Tag(HealthCheck.TAG)
@ExtendWith({HealthCheckExtension.class, CheckParameters.class})
public @interface HealthCheck {

  /** The JUnit tag of every check. */
  String TAG = "health-check";

  /** What holds while the check passes, as a sentence for people. Not blank. */
  String value();

  /**
   * The identity under which the check's history is kept: letters, digits and {@code . _ - / [ ]
   * =}, unique in the suite. Left out, it is class and method, and a renamed method begins a new
   * history. In a parameterized class each invocation's name is added in brackets.
   */
  String id() default "";

  /**
   * How often the watch runs it: an interval from {@code 1s} to {@code 366d}, or a cron expression
   * of five fields with an optional zone. Left out, {@code 60s}.
   */
  String every() default "";

  /**
   * The hard total deadline of one run, {@code 1ms} to {@code 1d}. Left out, the smaller of {@code
   * 10s} and a third of the interval.
   */
  String timeout() default "";

  /** How much a failure matters; one value. Left out, {@link Severity#MAJOR}. */
  Severity[] severity() default {};

  /** The team that answers for it. Left out, nobody. */
  String owner() default "";

  /** An http or https URL where one reads what to do when it fails. */
  String runbook() default "";

  /** The id of the check without which this one cannot pass. */
  String dependsOn() default "";

  /**
   * The check is DEGRADED (L0101) when its exchanges together take longer; shorter than the
   * timeout. Left out, never.
   */
  String slowAfter() default "";
}
