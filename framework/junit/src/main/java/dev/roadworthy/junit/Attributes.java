package dev.roadworthy.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The attributes of one check: from its own annotation, else from the nearest {@link CheckDefaults}
 * that has a value. Collects what is not allowed.
 */
final class Attributes {

  private final HealthCheck check;
  private final List<Defaults> defaults = new ArrayList<>();
  private final String name;
  private final String place;
  private final List<String> problems = new ArrayList<>();

  private record Defaults(CheckDefaults annotation, Class<?> type) {}

  Attributes(Class<?> testClass, Method method, HealthCheck check) {
    this.check = check;
    this.name = Composed.name(method);
    this.place = testClass.getName() + "." + method.getName();
    for (Class<?> at = testClass; at != null; at = at.getEnclosingClass()) {
      Class<?> type = at;
      AnnotationSupport.findAnnotation(at, CheckDefaults.class)
          .ifPresent(found -> defaults.add(new Defaults(found, type)));
    }
  }

  /** An attribute that only the check itself has. */
  <T> @Nullable T own(String attribute, String text, Function<String, T> parse) {
    return text.isEmpty() ? null : parsed(name + "(" + attribute + ") of " + place, text, parse);
  }

  /** An attribute that {@link CheckDefaults} has as well; null if nobody says anything. */
  <T> @Nullable T inherited(
      String attribute,
      Function<HealthCheck, String> own,
      Function<CheckDefaults, String> inherited,
      Function<String, T> parse) {
    String text = own.apply(check);
    if (!text.isEmpty()) {
      return own(attribute, text, parse);
    }
    for (Defaults each : defaults) {
      String byDefault = inherited.apply(each.annotation);
      if (!byDefault.isEmpty()) {
        String where =
            "@CheckDefaults(" + attribute + ") of " + each.type.getName() + ", for " + place;
        return parsed(where, byDefault, parse);
      }
    }
    return null;
  }

  /** An attribute of enum constants, of which at most one is allowed. */
  <E extends Enum<E>> @Nullable E one(
      String attribute, Function<HealthCheck, E[]> own, Function<CheckDefaults, E[]> inherited) {
    E[] values = own.apply(check);
    String where = name + "(" + attribute + ") of " + place;
    for (int i = 0; values.length == 0 && i < defaults.size(); i++) {
      values = inherited.apply(defaults.get(i).annotation);
      where = "@CheckDefaults(" + attribute + ") of " + defaults.get(i).type.getName();
    }
    if (values.length > 1) {
      problem(
          where
              + ": it has one value, but was "
              + List.of(values)
              + ". Example: "
              + attribute
              + " = "
              + values[0]);
    }
    return values.length == 0 ? null : values[0];
  }

  private <T> @Nullable T parsed(String where, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      problem(where + ": " + e.getMessage());
      return null;
    }
  }

  /** Says what else is not allowed, at an annotation of the check itself. */
  void problem(String annotation, String rule) {
    problem(annotation + " of " + place + ": " + rule);
  }

  /** What makes it a check, such as {@code @HealthCheck}. */
  String name() {
    return name;
  }

  private void problem(String text) {
    problems.add(text);
  }

  List<String> problems() {
    return problems;
  }
}
