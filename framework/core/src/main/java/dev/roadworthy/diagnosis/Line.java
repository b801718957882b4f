package dev.roadworthy.diagnosis;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences that a first line is made of. */
public final class Line {

  private static final int LONGEST_PLACE = 160;

  /** Of IPv4, or of IPv6 in brackets. */
  private static final Pattern ADDRESS = Pattern.compile("\\[|\\d{1,3}(\\.\\d{1,3}){3}(?=$|:)");

  private Line() {}

  /** White space and control characters folded, and at most 400 characters. */
  public static String of(String text) {
    return Text.line(text);
  }

  /**
   * Says what went wrong on the wire: where, why, and how far it came.
   *
   * @param exchange what was seen of it
   * @param reason such as {@code connection refused by 127.0.0.1:80}
   */
  public static Fault wire(Exchange exchange, FaultCode code, String reason) {
    boolean hostMatters = code.layer() == Layer.NETWORK || code.layer() == Layer.TLS;
    String place = hostMatters ? Text.bounded(exchange.url(), LONGEST_PLACE) : path(exchange);
    return new Fault(
        code, Text.line(exchange.method() + " " + place + ": " + reason + ladder(exchange)));
  }

  /** A duration for a reason: {@code 31 ms}, {@code 1.2 s}, {@code 2 min 5 s}. */
  public static String duration(Duration duration) {
    return Text.duration(duration);
  }

  /** Whole units, rounded down: {@code 61 d}, {@code 5 h}, {@code 12 min}. */
  public static String span(Duration span) {
    return Text.span(span);
  }

  /** {@code GET / answered 200 OK in 12 ms}, or what became of it instead. */
  static String answered(Exchange exchange) {
    return answered(exchange, "");
  }

  static String answered(Exchange exchange, String from) {
    String begin = exchange.method() + " " + path(exchange);
    if (!exchange.answered()) {
      return begin + " got no answer";
    }
    return begin
        + (" answered " + exchange.status() + " " + exchange.reason()).stripTrailing()
        + from
        + " in "
        + Text.duration(exchange.duration());
  }

  static String slow(List<Exchange> exchanges, Duration took, Duration slowAfter) {
    String limit = " took " + Text.duration(took) + ", slowAfter is " + Text.duration(slowAfter);
    if (exchanges.isEmpty()) {
      return "the check" + limit;
    }
    Exchange slowest =
        exchanges.stream().max(Comparator.comparing(Exchange::duration)).orElseThrow();
    String name = slowest.method() + " " + path(slowest);
    if (exchanges.size() == 1) {
      return Text.line(name + limit + " (" + phases(slowest) + ")");
    }
    return Text.line(
        exchanges.size()
            + " requests together"
            + limit
            + "; the slowest, "
            + name
            + ", "
            + Text.duration(slowest.duration())
            + " ("
            + phases(slowest)
            + ")");
  }

  static Fault expiring(Exchange exchange, Instant expires) {
    Duration left = Duration.between(exchange.startedAt(), expires);
    return new Fault(
        FaultCode.EXPIRES_SOON,
        Text.line(
            "the certificate of "
                + authority(exchange)
                + " expires in "
                + Text.span(left)
                + ", on "
                + expires.atZone(ZoneOffset.UTC).toLocalDate()));
  }

  /** What an answer was to be, and how it came: however long the former is, the latter stays. */
  static String unexpected(Exchange answer, String expected) {
    String ladder = ladder(answer);
    String message = Text.line(answered(answer) + ", but " + expected);
    return Text.bounded(message, Text.LONGEST_LINE - ladder.length()) + ladder;
  }

  /**
   * How far it came, for people: {@code (dns ok 3 ms, tcp ok 1 ms, tls ok 9 ms, expires in 61 d)}.
   * What was not climbed is not there: an address has no name to resolve, a connection that is used
   * again was opened before.
   */
  static String ladder(Exchange exchange) {
    List<String> steps = new ArrayList<>();
    if (!ADDRESS.matcher(authority(exchange)).lookingAt()) {
      addStep(steps, exchange, Phase.DNS);
    }
    addStep(steps, exchange, Phase.CONNECT);
    addStep(steps, exchange, Phase.TLS);
    Instant expires = exchange.certificateExpires();
    if (expires != null && exchange.phases().tls() != null) {
      Duration left = Duration.between(exchange.startedAt(), expires);
      steps.add(
          left.isNegative()
              ? "expired " + Text.span(left.negated()) + " ago"
              : "expires in " + Text.span(left));
    }
    return steps.isEmpty() ? "" : " (" + String.join(", ", steps) + ")";
  }

  private static void addStep(List<String> steps, Exchange exchange, Phase phase) {
    Duration took = exchange.phases().of(phase);
    if (took != null) {
      steps.add(phase.title() + " ok " + Text.duration(took));
    }
  }

  private static String phases(Exchange exchange) {
    List<String> parts = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      @Nullable Duration took = exchange.phases().of(phase);
      if (took != null) {
        parts.add(phase.title() + " " + Text.duration(took));
      }
    }
    return String.join(", ", parts);
  }

  private static String authority(Exchange exchange) {
    String[] parts = exchange.url().split("/", 4);
    return parts.length > 2 ? Text.bounded(parts[2], LONGEST_PLACE) : "";
  }

  /** The URL's path and query; the host says little where an answer came. */
  private static String path(Exchange exchange) {
    String url = exchange.url();
    int host = url.indexOf("://");
    int path = host < 0 ? 0 : url.indexOf('/', host + 3);
    return path < 0 ? "/" : Text.bounded(url.substring(path), LONGEST_PLACE);
  }
}
