package dev.roadworthy.journal;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;

/** The fields of a run. A fault code is written whole, so that a reader need not know it. */
final class RunFields {

  private RunFields() {}

  static void write(FieldWriter out, Run run) {
    out.text(run.id().value());
    out.text(run.round().value());
    out.text(run.check().value());
    out.text(run.environment());
    out.text(run.location());
    out.instant(run.startedAt());
    out.duration(run.duration());
    out.text(run.outcome().name());
    out.optional(run.fault(), RunFields::fault);
    out.list(run.exchanges(), RunFields::exchange);
    evidence(out, run.evidence());
    out.text(run.codeHash());
  }

  static Run read(FieldReader in) {
    return new Run(
        new RunId(in.text()),
        new RoundId(in.text()),
        new CheckId(in.text()),
        in.text(),
        in.text(),
        in.instant(),
        in.duration(),
        Outcome.valueOf(in.text()),
        in.optional(RunFields::fault),
        in.list(RunFields::exchange),
        evidence(in),
        in.text());
  }

  private static void fault(FieldWriter out, Fault fault) {
    out.text(fault.code().code());
    out.text(fault.code().outcome().name());
    out.text(fault.code().title());
    out.text(fault.message());
  }

  private static Fault fault(FieldReader in) {
    String code = in.text();
    FaultCode faultCode =
        new FaultCode(code, Layer.ofLetter(code.charAt(0)), Outcome.valueOf(in.text()), in.text());
    return new Fault(faultCode, in.text());
  }

  private static void exchange(FieldWriter out, Exchange exchange) {
    out.text(exchange.method());
    out.text(exchange.url());
    out.count(exchange.status());
    out.text(exchange.reason());
    out.instant(exchange.startedAt());
    out.duration(exchange.duration());
    Phases phases = exchange.phases();
    out.optional(phases.dns(), FieldWriter::duration);
    out.optional(phases.connect(), FieldWriter::duration);
    out.optional(phases.tls(), FieldWriter::duration);
    out.optional(phases.ttfb(), FieldWriter::duration);
    out.optional(phases.transfer(), FieldWriter::duration);
    out.optionalText(exchange.server());
    out.optionalText(exchange.via());
    out.flag(exchange.signed());
    out.optionalText(exchange.remoteAddress());
    out.number(exchange.bytes());
    out.optional(exchange.certificateExpires(), FieldWriter::instant);
    out.flag(exchange.cold());
    out.text(exchange.spanId());
    out.optional(exchange.fault(), RunFields::fault);
  }

  private static Exchange exchange(FieldReader in) {
    return new Exchange(
        in.text(),
        in.text(),
        in.count(),
        in.text(),
        in.instant(),
        in.duration(),
        new Phases(
            in.optional(FieldReader::duration),
            in.optional(FieldReader::duration),
            in.optional(FieldReader::duration),
            in.optional(FieldReader::duration),
            in.optional(FieldReader::duration)),
        in.optionalText(),
        in.optionalText(),
        in.flag(),
        in.optionalText(),
        in.number(),
        in.optional(FieldReader::instant),
        in.flag(),
        in.text(),
        in.optional(RunFields::fault));
  }

  private static void evidence(FieldWriter out, Evidence evidence) {
    out.text(evidence.traceId());
    out.list(evidence.warnings(), FieldWriter::text);
    out.texts(evidence.headers());
    out.optionalText(evidence.bodyExcerpt());
    out.optionalText(evidence.detail());
  }

  private static Evidence evidence(FieldReader in) {
    return new Evidence(
        in.text(), in.list(FieldReader::text), in.texts(), in.optionalText(), in.optionalText());
  }
}
