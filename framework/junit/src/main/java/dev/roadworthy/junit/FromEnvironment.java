package dev.roadworthy.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a value of the environment's configuration into a {@code String} parameter. A key that
 * the environment does not have makes the check BROKEN.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface FromEnvironment {

  /** The key, below {@code values} of the environment in {@code roadworthy.yaml}. */
  String value();
}
