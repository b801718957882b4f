package dev.roadworthy.journal;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Asserted;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.RunId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of what a load test says. */
final class LoadFields {

  private LoadFields() {}

  static void write(FieldWriter out, LoadRun load) {
    out.text(load.run().value());
    out.text(load.simulation());
    out.text(load.profile());
    out.duration(load.warmUp());
    out.instant(load.startedAt());
    out.optionalText(load.version());
  }

  static LoadRun load(FieldReader in) {
    return new LoadRun(
        new RunId(in.text()), in.text(), in.text(), in.duration(), in.instant(), in.optionalText());
  }

  static void write(FieldWriter out, LoadSecond second) {
    out.count(second.second());
    out.count(second.started());
    out.count(second.active());
    out.list(second.measured(), LoadFields::measured);
  }

  static LoadSecond second(FieldReader in) {
    return new LoadSecond(in.count(), in.count(), in.count(), in.list(LoadFields::measured));
  }

  static void write(FieldWriter out, LoadSummary summary) {
    out.number(summary.seconds());
    measured(out, summary.total());
    out.list(summary.measured(), LoadFields::measured);
  }

  static LoadSummary summary(FieldReader in) {
    return new LoadSummary(in.number(), measured(in), in.list(LoadFields::measured));
  }

  private static void measured(FieldWriter out, Measured measured) {
    out.text(measured.name());
    out.text(measured.kind().name());
    out.bytes(measured.ok().encoded());
    out.bytes(measured.failed().encoded());
    out.list(measured.failures().entrySet(), LoadFields::counted);
  }

  private static Measured measured(FieldReader in) {
    String name = in.text();
    Measured.Kind kind = Measured.Kind.valueOf(in.text());
    Percentiles ok = Percentiles.decode(in.bytes());
    Percentiles failed = Percentiles.decode(in.bytes());
    return new Measured(name, kind, ok, failed, counts(in));
  }

  private static Map<String, Long> counts(FieldReader in) {
    Map<String, Long> counts = new LinkedHashMap<>();
    in.list(LoadFields::counted).forEach(each -> counts.put(each.getKey(), each.getValue()));
    return counts;
  }

  private static void counted(FieldWriter out, Map.Entry<String, Long> counted) {
    out.text(counted.getKey());
    out.number(counted.getValue());
  }

  private static Map.Entry<String, Long> counted(FieldReader in) {
    return Map.entry(in.text(), in.number());
  }

  static void write(FieldWriter out, LoadEnd end) {
    out.instant(end.at());
    out.text(end.reason().name());
    out.text(end.text());
    out.list(end.assertions(), LoadFields::asserted);
    out.number(Double.doubleToLongBits(end.generator().cpu()));
    out.duration(end.generator().lag());
    out.flag(end.generator().outOfPorts());
    out.list(end.bounds().refused().entrySet(), LoadFields::counted);
    out.number(end.bounds().heldBack());
  }

  static LoadEnd end(FieldReader in) {
    return new LoadEnd(
        in.instant(),
        LoadEnd.Reason.valueOf(in.text()),
        in.text(),
        in.list(LoadFields::asserted),
        new Generator(Double.longBitsToDouble(in.number()), in.duration(), in.flag()),
        new Bounds(counts(in), in.number()));
  }

  private static void asserted(FieldWriter out, Asserted asserted) {
    out.text(asserted.text());
    out.text(asserted.about().name());
    out.flag(asserted.held());
    out.text(asserted.actual());
  }

  private static Asserted asserted(FieldReader in) {
    return new Asserted(in.text(), LoadEnd.About.valueOf(in.text()), in.flag(), in.text());
  }
}
