package dev.roadworthy.gatling;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.redaction.Redactor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Masks the environment's secrets in what a simulation says: it was told them, and may repeat them.
 */
final class RedactedEntries {

  private final UnaryOperator<String> mask;

  RedactedEntries(Redactor redactor) {
    this.mask = redactor::text;
  }

  JournalEntry of(JournalEntry entry) {
    if (entry instanceof LoadMeasured measured) {
      return new LoadMeasured(measured.run(), second(measured.second()));
    }
    if (entry instanceof LoadEnded ended) {
      return new LoadEnded(ended.run(), end(ended.end()));
    }
    return entry;
  }

  private LoadSecond second(LoadSecond second) {
    return new LoadSecond(
        second.second(),
        second.started(),
        second.active(),
        second.measured().stream().map(this::measured).toList());
  }

  private Measured measured(Measured own) {
    return new Measured(
        mask.apply(own.name()), own.kind(), own.ok(), own.failed(), counts(own.failures()));
  }

  private Map<String, Long> counts(Map<String, Long> own) {
    Map<String, Long> counts = new HashMap<>();
    own.forEach((text, count) -> counts.merge(mask.apply(text), count, Long::sum));
    return counts;
  }

  private LoadEnd end(LoadEnd own) {
    return new LoadEnd(
        own.at(),
        own.reason(),
        mask.apply(own.text()),
        own.assertions().stream()
            .map(
                each ->
                    new LoadEnd.Asserted(
                        mask.apply(each.text()),
                        each.about(),
                        each.held(),
                        mask.apply(each.actual())))
            .toList(),
        own.generator(),
        own.bounds());
  }
}
