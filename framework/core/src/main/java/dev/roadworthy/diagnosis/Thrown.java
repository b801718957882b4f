package dev.roadworthy.diagnosis;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultError;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a check threw. Foreign types are known by name, so that none is on the class path. */
final class Thrown {

  private static final Set<String> ABORTS =
      Set.of("org.opentest4j.TestAbortedException", "org.junit.AssumptionViolatedException");

  /** Says that something expected did not come, though it is no AssertionError. */
  private static final Set<String> EXPECTATIONS =
      Set.of("org.awaitility.core.ConditionTimeoutException");

  private static final Pattern COUNT = Pattern.compile("^\\s*\\d+ expectations? failed\\.\\s*");

  /** Frames that do not say where in the check it happened. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "(java|javax|jdk|sun|groovy|org\\.codehaus\\.groovy|org\\.apache\\.groovy|org\\.apache\\.http"
              + "|io\\.restassured|org\\.junit|org\\.opentest4j|org\\.assertj|org\\.hamcrest"
              + "|org\\.awaitility|com\\.fasterxml\\.jackson|tools\\.jackson|dev\\.roadworthy\\.junit)\\.");

  private Thrown() {}

  static boolean isAbort(Throwable thrown) {
    return isOneOf(thrown, ABORTS);
  }

  static boolean isExpectation(Throwable thrown) {
    return thrown instanceof AssertionError || isOneOf(thrown, EXPECTATIONS);
  }

  private static boolean isOneOf(Throwable thrown, Set<String> names) {
    for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
      if (names.contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The fault that the check raised itself, also where an assertion has collected it. */
  static @Nullable Fault raisedFault(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(thrown);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (next instanceof FaultError raised) {
        return raised.fault();
      }
      if (seen.add(next)) {
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
        open.addAll(List.of(next.getSuppressed()));
      }
    }
    return null;
  }

  /** What was expected, in the assertion's own words. */
  static String expectation(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return "an expectation without a message failed" + at(thrown);
    }
    return COUNT.matcher(message).replaceFirst("");
  }

  /** Type, message and place. */
  static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    String name = type.isEmpty() ? thrown.getClass().getName() : type;
    return (message == null || message.isBlank() ? name : name + ": " + message) + at(thrown);
  }

  private static String at(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isMachinery(frame.getClassName()) && frame.getFileName() != null) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
      }
    }
    return "";
  }

  private static boolean isMachinery(String className) {
    return MACHINERY.matcher(className).lookingAt();
  }
}
