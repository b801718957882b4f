package dev.roadworthy.gatling;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.gatling.child.LoadMain;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why the JVM that made the load ended without a result.
 *
 * @param code whose fault that is
 * @param message in one line
 */
record LoadDeath(FaultCode code, String message) {

  private static final int FEW = 3;

  /** What {@code -XX:+ExitOnOutOfMemoryError} ends a JVM with. */
  private static final int OUT_OF_MEMORY = 3;

  private static final String MEMORY = "java.lang.OutOfMemoryError";

  /** It did not do in time what it should. */
  static LoadDeath gaveUp(String simulation, String why, List<String> said) {
    return new LoadDeath(
        FaultCode.CHECK_THREW,
        "the load of " + simulation + " was given up, because " + why + lastWords(said));
  }

  /**
   * It ended.
   *
   * @param jvmOptions with which it ran
   * @param said what it said on standard output and error
   */
  static LoadDeath ended(int exitCode, List<String> jvmOptions, List<String> said) {
    String reason = reason(said);
    if (exitCode == LoadMain.NOT_PERMITTED && reason != null) {
      return new LoadDeath(FaultCode.NOT_PERMITTED, reason);
    }
    if (exitCode == LoadMain.UNUSABLE && reason != null) {
      return new LoadDeath(FaultCode.CHECK_THREW, reason);
    }
    if (exitCode == OUT_OF_MEMORY && said.stream().anyMatch(line -> line.contains(MEMORY))) {
      return new LoadDeath(
          FaultCode.WORKER_DIED,
          "the JVM that made the load ran out of memory ("
              + String.join(" ", jvmOptions)
              + "). Example: jvmOptions = \"-Xmx2g\"");
    }
    return new LoadDeath(
        FaultCode.WORKER_DIED,
        "the JVM that made the load "
            + (exitCode > 128
                ? "was killed by signal " + (exitCode - 128)
                : "ended with exit code " + exitCode)
            + lastWords(said));
  }

  /** What it gives as its reason, and the indented lines that go on with it. */
  private static @Nullable String reason(List<String> said) {
    int given = -1;
    for (int i = 0; i < said.size(); i++) {
      given = said.get(i).startsWith(LoadMain.REASON) ? i : given;
    }
    return given < 0
        ? null
        : joined(said.subList(given, said.size())).substring(LoadMain.REASON.length());
  }

  private static String lastWords(List<String> said) {
    return said.isEmpty()
        ? ""
        : ". It said last: " + joined(said.subList(Math.max(0, said.size() - FEW), said.size()));
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(String::strip).collect(Collectors.joining(" "));
  }
}
