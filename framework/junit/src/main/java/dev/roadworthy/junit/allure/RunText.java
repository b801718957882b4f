package dev.roadworthy.junit.allure;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phase;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as text for people: the diagnosis, each exchange with its phases, the evidence. */
final class RunText {

  private RunText() {}

  static String of(CheckSpec check, Run run) {
    StringBuilder text = new StringBuilder();
    Fault fault = run.fault();
    if (fault != null) {
      text.append(fault.diagnosis()).append("\n\n");
    }
    row(text, "check", check.id().value());
    row(text, "environment", run.environment() + ", from " + run.location());
    row(text, "started", run.startedAt().toString());
    row(text, "took", millis(run.duration()));
    row(text, "trace", run.evidence().traceId());
    List<Exchange> exchanges = run.exchanges();
    for (int i = 0; i < exchanges.size(); i++) {
      text.append('\n').append(i + 1).append(". ");
      exchange(text, exchanges.get(i));
    }
    evidence(text, run.evidence());
    return text.toString();
  }

  private static void exchange(StringBuilder text, Exchange exchange) {
    text.append(exchange.method()).append(' ').append(exchange.url()).append('\n');
    row(
        text,
        "answer",
        exchange.answered() ? (exchange.status() + " " + exchange.reason()).strip() : "none");
    Fault fault = exchange.fault();
    row(text, "fault", fault == null ? null : fault.diagnosis());
    row(text, "server", exchange.server());
    row(text, "via", exchange.via());
    row(text, "address", exchange.remoteAddress());
    row(text, "body", exchange.answered() ? exchange.bytes() + " bytes" : null);
    row(
        text,
        "certificate",
        exchange.certificateExpires() == null ? null : "expires " + exchange.certificateExpires());
    for (Phase phase : Phase.values()) {
      Duration took = exchange.phases().of(phase);
      row(text, phase.title(), took == null ? null : millis(took));
    }
    row(text, "together", millis(exchange.duration()) + (exchange.cold() ? " (cold JVM)" : ""));
  }

  private static void evidence(StringBuilder text, Evidence evidence) {
    if (!evidence.warnings().isEmpty()) {
      text.append("\nWarnings\n");
      evidence.warnings().forEach(warning -> text.append("  ").append(warning).append('\n'));
    }
    if (!evidence.headers().isEmpty()) {
      text.append("\nHeaders of the last answer\n");
      evidence.headers().forEach((name, value) -> row(text, name, value));
    }
    if (evidence.detail() != null) {
      text.append("\nWhat the check threw\n").append(evidence.detail()).append('\n');
    }
  }

  private static void row(StringBuilder text, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append(String.format(Locale.ROOT, "  %-12s %s%n", name, value));
    }
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,9.1f ms", duration.toNanos() / 1e6);
  }
}
