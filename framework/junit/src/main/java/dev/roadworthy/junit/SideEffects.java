package dev.roadworthy.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a check changes something. Without it, in an environment of kind production, a
 * request other than GET, HEAD and OPTIONS is refused before it is sent, and the check is SKIPPED
 * with X0105.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SideEffects {

  /**
   * The method of the same class that undoes them. It is called after the check, passed or not,
   * before {@code @AfterEach}; it takes what a check takes. Left out, there is nothing to undo.
   */
  String cleanup() default "";
}
