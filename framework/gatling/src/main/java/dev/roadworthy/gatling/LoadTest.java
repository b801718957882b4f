package dev.roadworthy.gatling;

import dev.roadworthy.check.Severity;
import dev.roadworthy.junit.HealthCheck;
import io.gatling.javaapi.core.Simulation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test method that is a load test: a Gatling simulation runs, in a JVM of its own, and the method
 * is given what it measured.
 *
 * <pre>
 * &#64;LoadTest(value = "The catalogue holds the spike", simulation = Spike.class, properties = "baseUrl=${url}")
 * void catalogue(LoadResult result) {
 *   assertThat(result).p95("list").isLessThan(ofMillis(300));
 * }
 * </pre>
 *
 * <p>It is a check like any other: it has an identity, a history, an owner, and an outcome.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@HealthCheck("A load test")
@ExtendWith(LoadParameters.class)
@ResourceLock("dev.roadworthy.load")
public @interface LoadTest {

  /** What holds while it passes, as a sentence for people. */
  String value();

  /** The identity under which its history is kept; see {@link HealthCheck#id}. */
  String id() default "";

  /** An ordinary simulation with a constructor without parameters. */
  Class<? extends Simulation> simulation();

  /**
   * System properties of the simulation, {@code name=value}; {@code ${url}} is where the
   * environment answers, any other {@code ${name}} a value of its configuration.
   */
  String[] properties() default {};

  /**
   * How long it makes load at most, {@code 1s} to {@code 1d}; what it measured until then counts.
   */
  String maxDuration() default "5m";

  /** How much of its beginning does not count, {@code 0s} to {@code 1h}. */
  String warmUp() default "0s";

  /**
   * On what it ends early, and fails: each a share of failed requests or a percentile of response
   * times that is exceeded in each second of a stated time, {@code failed > 5% for 10s} or {@code
   * p99 > 2s for 30s}. In production it also ends on {@code failed > 20% for 5s}.
   */
  String[] abortWhen() default {};

  /** Options of the JVM that makes the load, such as {@code -Xmx2g}; it has 512 MB by itself. */
  String[] jvmOptions() default {};

  /**
   * When the watch makes it, as of {@link HealthCheck#every}. Left out, it makes none: then it runs
   * in builds, and when {@code roadworthy run} is asked for it.
   */
  String every() default "";

  /** How much a failure matters; one value. Left out, {@link Severity#MAJOR}. */
  Severity[] severity() default {};

  /** The team that answers for it. Left out, nobody. */
  String owner() default "";

  /** An http or https URL where one reads what to do when it fails. */
  String runbook() default "";
}
