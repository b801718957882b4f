package dev.roadworthy.runner.log;

import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.reports.chart.Legible;
import dev.roadworthy.runner.Json;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Writes one JSON object a line, and no secret in it. Thread-safe. */
public final class JsonLog {

  private final Consumer<String> out;
  private final Redactor redactor;
  private final InstantSource clock;

  /**
   * @param out takes a line, and returns at once
   * @param redactor masks every text
   */
  public JsonLog(Consumer<String> out, Redactor redactor, InstantSource clock) {
    this.out = out;
    this.redactor = redactor;
    this.clock = clock;
  }

  /**
   * Writes a line: time, level, event and message, and then what else is known.
   *
   * @param event a name for scripts, such as {@code run}
   * @param facts fields that are null are left out
   */
  void write(Level level, String event, String message, Map<String, @Nullable Object> facts) {
    Json line =
        Json.object()
            .with("time", clock.instant())
            .with("level", level)
            .with("event", event)
            .with("message", clean(message));
    facts.forEach(
        (name, value) -> {
          if (value != null) {
            line.with(name, value instanceof String text ? clean(text) : value);
          }
        });
    out.accept(Json.line(line.asMap()));
  }

  private String clean(String text) {
    return Legible.text(redactor.text(text));
  }
}
