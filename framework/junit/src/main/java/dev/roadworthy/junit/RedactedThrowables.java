package dev.roadworthy.junit;

import dev.roadworthy.redaction.Redactor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

/**
 * Masks secrets in what a check threw, in its causes and in what was suppressed. What has none is
 * kept as it is; of what has some a copy is made, with the same frames.
 */
final class RedactedThrowables {

  private final Redactor redactor;

  RedactedThrowables(Redactor redactor) {
    this.redactor = redactor;
  }

  Throwable of(Throwable thrown) {
    Throwable copy =
        isClean(thrown, new IdentityHashMap<>()) ? null : copy(thrown, new IdentityHashMap<>());
    return copy == null ? thrown : copy;
  }

  private boolean isClean(@Nullable Throwable thrown, Map<Throwable, Boolean> seen) {
    if (thrown == null || seen.put(thrown, true) != null) {
      return true;
    }
    for (String text : texts(thrown)) {
      if (!redactor.text(text).equals(text)) {
        return false;
      }
    }
    for (Throwable part : parts(thrown)) {
      if (!isClean(part, seen)) {
        return false;
      }
    }
    return isClean(thrown.getCause(), seen);
  }

  private static List<Throwable> parts(Throwable thrown) {
    List<Throwable> parts = new ArrayList<>(List.of(thrown.getSuppressed()));
    if (thrown instanceof MultipleFailuresError several) {
      parts.addAll(several.getFailures());
    }
    return parts;
  }

  private static List<String> texts(Throwable thrown) {
    List<String> texts = new ArrayList<>();
    texts.add(String.valueOf(thrown.getMessage()));
    texts.add(thrown.toString());
    if (thrown instanceof AssertionFailedError compared) {
      texts.add(shown(compared.getExpected()));
      texts.add(shown(compared.getActual()));
    }
    return texts;
  }

  private static String shown(@Nullable ValueWrapper value) {
    return value == null ? "" : value.getStringRepresentation();
  }

  /** Null where causes go in circles. */
  private @Nullable Throwable copy(@Nullable Throwable thrown, Map<Throwable, Boolean> seen) {
    if (thrown == null || seen.put(thrown, true) != null) {
      return null;
    }
    Throwable copy = sameKind(thrown, copy(thrown.getCause(), seen));
    copy.setStackTrace(thrown.getStackTrace());
    for (Throwable part : parts(thrown)) {
      Throwable suppressed = copy(part, seen);
      if (suppressed != null) {
        copy.addSuppressed(suppressed);
      }
    }
    return copy;
  }

  private Throwable sameKind(Throwable thrown, @Nullable Throwable cause) {
    String message = thrown.getMessage() == null ? "" : redactor.text(thrown.getMessage());
    if (thrown instanceof AssertionFailedError compared
        && compared.isExpectedDefined()
        && compared.isActualDefined()) {
      return new AssertionFailedError(
          message,
          redactor.text(shown(compared.getExpected())),
          redactor.text(shown(compared.getActual())),
          cause);
    }
    if (thrown instanceof TestAbortedException) {
      return new TestAbortedException(message, cause);
    }
    if (thrown instanceof BrokenCheckException broken) {
      return new BrokenCheckException(broken.fault(), message, cause);
    }
    return thrown instanceof AssertionError
        ? new RedactedError(redactor.text(thrown.toString()), cause)
        : new RedactedException(redactor.text(thrown.toString()), cause);
  }

  /** Shows itself as the exception that it stands for. */
  private static final class RedactedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedactedException(String shown, @Nullable Throwable cause) {
      super(shown, cause);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  /** Shows itself as the assertion that it stands for. */
  private static final class RedactedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    RedactedError(String shown, @Nullable Throwable cause) {
      super(shown, cause);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
