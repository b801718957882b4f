package dev.roadworthy.fault;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a fault: a letter for the layer, a digit for who defined it (0 Roadworthy, 1 the team that
 * owns the suite), three digits for the fault. Each code has exactly one outcome.
 *
 * @param code such as {@code W0502}
 * @param layer the letter's layer
 * @param outcome the outcome of a run with this fault
 * @param title a few words, such as {@code bad gateway}
 */
public record FaultCode(String code, Layer layer, Outcome outcome, String title) {

  private static final Pattern SHAPE = Pattern.compile("[NTWADCHVLXU][01]\\d{3}");
  private static final Pattern SERVER_ERROR = Pattern.compile("[WAU]05\\d\\d");

  /** Client errors that say more than that an expectation failed. */
  private static final Set<Integer> TELLING = Set.of(401, 403, 404, 429);

  public static final FaultCode NAME_UNKNOWN = failed("N0101", "name does not resolve");
  public static final FaultCode NAME_SERVER_SILENT = failed("N0102", "name server did not answer");
  public static final FaultCode REFUSED = failed("N0201", "connection refused");
  public static final FaultCode CONNECT_TIMED_OUT = failed("N0202", "connect timed out");
  public static final FaultCode RESET = failed("N0203", "connection reset");
  public static final FaultCode NO_ROUTE = failed("N0204", "no route to the host");
  public static final FaultCode CERTIFICATE_EXPIRED = failed("T0101", "certificate expired");
  public static final FaultCode NOT_YET_VALID = failed("T0102", "certificate not yet valid");
  public static final FaultCode WRONG_HOST = failed("T0103", "certificate for another host name");
  public static final FaultCode UNTRUSTED = failed("T0104", "certificate from an untrusted issuer");
  public static final FaultCode EXPIRES_SOON =
      of("T0105", Outcome.DEGRADED, "certificate expires soon");
  public static final FaultCode HANDSHAKE_FAILED = failed("T0201", "handshake failed");
  public static final FaultCode CUT_SHORT = failed("W0601", "answer cut short");
  public static final FaultCode REDIRECT_LOOP = failed("W0602", "redirect loop");
  public static final FaultCode NO_ANSWER = failed("W0603", "no answer in time");
  public static final FaultCode NOT_FINISHED = failed("W0604", "answer not finished in time");
  public static final FaultCode TOO_LARGE = failed("W0605", "answer larger than allowed");
  public static final FaultCode NOT_HTTP = failed("W0606", "answer is not valid HTTP");
  public static final FaultCode EXPECTATION = failed("A0600", "an expectation failed");
  public static final FaultCode UNREADABLE = failed("A0602", "answer unreadable");
  public static final FaultCode TRACE_EXPOSED =
      failed("A0603", "stack trace or debug output exposed");
  public static final FaultCode WRONG_VERSION = failed("A0604", "wrong version deployed");
  public static final FaultCode SLOW =
      of("L0101", Outcome.DEGRADED, "slower than the check allows");
  public static final FaultCode LOAD_FAILURES =
      failed("L0201", "too many requests failed under load");
  public static final FaultCode LOAD_THROUGHPUT = failed("L0202", "throughput short of target");
  public static final FaultCode LOAD_SLOW = failed("L0203", "slower under load than allowed");
  public static final FaultCode LOAD_REGRESSION =
      failed("L0204", "worse under load than its baseline");
  public static final FaultCode GENERATOR_SATURATED =
      of("L0301", Outcome.INCONCLUSIVE, "generator saturated");
  public static final FaultCode WARNED = of("A0610", Outcome.DEGRADED, "the check warned");
  public static final FaultCode CHECK_THREW = of("X0101", Outcome.BROKEN, "the check threw");
  public static final FaultCode IDLE_DEADLINE =
      of("X0104", Outcome.BROKEN, "deadline with nothing in flight");
  public static final FaultCode NOT_PERMITTED = of("X0105", Outcome.SKIPPED, "not permitted here");
  public static final FaultCode WORKER_DIED = of("X0106", Outcome.BROKEN, "the worker died");
  public static final FaultCode WATCH_DEGRADED =
      of("X0107", Outcome.INCONCLUSIVE, "the watch is degraded");
  public static final FaultCode WORKER_EXHAUSTED =
      of("X0108", Outcome.INCONCLUSIVE, "the suite's JVM ran out of a resource");
  public static final FaultCode NO_SAMPLES = of("X0102", Outcome.INCONCLUSIVE, "no samples");
  public static final FaultCode PROBER_OFFLINE =
      of("X0103", Outcome.INCONCLUSIVE, "prober offline");

  private static final Map<Integer, String> STATUS_TITLES =
      Map.of(
          401, "not let in",
          403, "refused",
          404, "page missing",
          429, "throttled",
          500, "internal error",
          501, "not implemented",
          502, "bad gateway",
          503, "unavailable",
          504, "gateway timed out");

  private static final SortedMap<String, FaultCode> KNOWN =
      Stream.concat(
              Stream.of(
                  NAME_UNKNOWN,
                  NAME_SERVER_SILENT,
                  REFUSED,
                  CONNECT_TIMED_OUT,
                  RESET,
                  NO_ROUTE,
                  CERTIFICATE_EXPIRED,
                  NOT_YET_VALID,
                  WRONG_HOST,
                  UNTRUSTED,
                  EXPIRES_SOON,
                  HANDSHAKE_FAILED,
                  CUT_SHORT,
                  REDIRECT_LOOP,
                  NO_ANSWER,
                  NOT_FINISHED,
                  TOO_LARGE,
                  NOT_HTTP,
                  EXPECTATION,
                  UNREADABLE,
                  TRACE_EXPOSED,
                  WRONG_VERSION,
                  SLOW,
                  LOAD_FAILURES,
                  LOAD_THROUGHPUT,
                  LOAD_SLOW,
                  LOAD_REGRESSION,
                  GENERATOR_SATURATED,
                  WARNED,
                  CHECK_THREW,
                  NO_SAMPLES,
                  PROBER_OFFLINE,
                  IDLE_DEADLINE,
                  NOT_PERMITTED,
                  WORKER_DIED,
                  WATCH_DEGRADED,
                  WORKER_EXHAUSTED),
              Stream.of(401, 403, 404, 429, 500, 502, 503, 504)
                  .flatMap(
                      status ->
                          Stream.of(Layer.WEB_SERVER, Layer.APPLICATION, Layer.UNDECIDED)
                              .map(layer -> forStatus(layer, status))))
          .collect(
              Collectors.toMap(
                  FaultCode::code,
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException("Two faults are called " + one);
                  },
                  TreeMap::new));

  /**
   * @throws IllegalArgumentException if the code has not the shape of one, or another layer's
   *     letter
   */
  public FaultCode {
    requireShape(code);
    if (code.charAt(0) != layer.letter()) {
      throw new IllegalArgumentException(
          "A fault code begins with its layer's letter, " + layer.letter() + ", but was " + code);
    }
  }

  private static void requireShape(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A fault code is a layer's letter (N T W A D C H V L X U), 0 or 1, and three digits, but was \""
              + text
              + "\". Example: \"A1042\"");
    }
  }

  private static FaultCode failed(String code, String title) {
    return of(code, Outcome.FAILED, title);
  }

  private static FaultCode of(String code, Outcome outcome, String title) {
    return new FaultCode(code, Layer.ofLetter(code.charAt(0)), outcome, title);
  }

  /** The codes that Roadworthy itself defines and explains, sorted. */
  public static Collection<FaultCode> known() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /**
   * The code of an answer that carries its status, in the layer that answered.
   *
   * @param layer {@link Layer#WEB_SERVER}, {@link Layer#APPLICATION} or {@link Layer#UNDECIDED}
   * @param status 401, 403, 404, 429, or 500 to 599
   * @throws IllegalArgumentException if the status is out of range, or the layer another
   */
  public static FaultCode forStatus(Layer layer, int status) {
    if (!hasCode(status)) {
      throw new IllegalArgumentException(
          "A status with a code of its own is 401, 403, 404, 429 or 500 to 599, but was " + status);
    }
    if (layer != Layer.WEB_SERVER && layer != Layer.APPLICATION && layer != Layer.UNDECIDED) {
      throw new IllegalArgumentException(
          "A status is of the web server, the application or undecided, but was " + layer);
    }
    String title = STATUS_TITLES.getOrDefault(status, "server error");
    return of(layer.letter() + "0" + status, Outcome.FAILED, title);
  }

  /** True if an answer with the status has a code that carries it. */
  public static boolean hasCode(int status) {
    return (status >= 500 && status <= 599) || TELLING.contains(status);
  }

  /**
   * Finds a code by its text: one that Roadworthy knows, or one that a team defined itself (second
   * character 1; FAILED).
   *
   * @throws IllegalArgumentException if the text has not the shape of a code, is unknown, or is a
   *     team's code in layer X, which is not the application's fault; the message gives an example
   */
  public static FaultCode parse(String text) {
    FaultCode known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    requireShape(text);
    if (SERVER_ERROR.matcher(text).matches()) {
      return forStatus(Layer.ofLetter(text.charAt(0)), Integer.parseInt(text.substring(2)));
    }
    if (text.charAt(1) == '0') {
      throw new IllegalArgumentException(
          "Roadworthy defines no fault code \"" + text + "\"; a team's own has a 1: \"A1042\"");
    }
    if (text.charAt(0) == Layer.CHECK.letter()) {
      throw new IllegalArgumentException(
          "A team's own code names a fault of the application; a check at fault throws. It was \""
              + text
              + "\". Example: \"A1042\"");
    }
    return of(text, Outcome.FAILED, "defined by the team");
  }

  @Override
  public String toString() {
    return code;
  }
}
