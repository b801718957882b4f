package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a check say. Where a value is not allowed, the specification has what it
 * would have without it.
 *
 * @param spec the check
 * @param sideEffects it declares that it changes something
 * @param cleanup undoes that, null if nothing does
 * @param problems what is not allowed; with any, the check is BROKEN
 */
record DeclaredCheck(
    CheckSpec spec, boolean sideEffects, @Nullable Method cleanup, List<String> problems) {

  DeclaredCheck {
    problems = List.copyOf(problems);
  }

  /** The same check in one invocation of a parameterized class. */
  DeclaredCheck inInvocation(String suffix, String name) {
    return renamed(new CheckId(spec.id() + suffix), spec.name() + " " + name, problems);
  }

  /** The same check under an id of which it is sure, because its own belongs to another. */
  DeclaredCheck outOfTheWay(CheckId id, String problem) {
    return renamed(id, spec.name(), List.of(problem));
  }

  private DeclaredCheck renamed(CheckId id, String name, List<String> newProblems) {
    return new DeclaredCheck(
        new CheckSpec(
            id,
            name,
            spec.className(),
            spec.methodName(),
            spec.owner(),
            spec.severity(),
            spec.schedule(),
            spec.timeout(),
            spec.slowAfter(),
            spec.runbook(),
            spec.dependsOn(),
            spec.codeHash()),
        sideEffects,
        cleanup,
        newProblems);
  }
}
