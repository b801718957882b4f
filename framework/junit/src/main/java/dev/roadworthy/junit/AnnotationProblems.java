package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with the annotations of a check, and of its class, at once. */
final class AnnotationProblems {

  private AnnotationProblems() {}

  static BrokenCheckException of(CheckCatalog catalog, Class<?> testClass, DeclaredCheck check) {
    List<String> own = check.problems();
    List<String> others = new ArrayList<>(catalog.problems(testClass));
    others.removeAll(own);
    Fault fault = new Fault(FaultCode.CHECK_THREW, Line.of(own.get(0)));
    StringBuilder text = new StringBuilder(fault.diagnosis());
    own.stream().skip(1).forEach(problem -> text.append("\n  ").append(problem));
    if (!others.isEmpty()) {
      text.append("\nAlso in ").append(testClass.getName()).append(':');
      others.forEach(problem -> text.append("\n  ").append(problem));
    }
    return new BrokenCheckException(fault, text.toString(), null);
  }
}
