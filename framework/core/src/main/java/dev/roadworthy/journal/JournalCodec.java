package dev.roadworthy.journal;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RowsExpected;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.journal.JournalEntry.Served;
import dev.roadworthy.journal.JournalEntry.SuiteReady;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.RunId;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Entries to bytes and back: a byte for the kind, a byte for its version, then its fields. */
public final class JournalCodec {

  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private static final int ROUND_STARTED = 1;
  private static final int CHECK_FOUND = 2;
  private static final int RUN_STARTED = 3;
  private static final int RUN_RECORDED = 4;
  private static final int ROUND_ENDED = 5;
  private static final int SUITE_READY = 6;
  private static final int SERVED = 7;
  private static final int REPLACEMENT_ASKED = 8;
  private static final int ROWS_EXPECTED = 9;
  private static final int LOAD_BEGAN = 10;
  private static final int LOAD_MEASURED = 11;
  private static final int LOAD_ENDED = 12;
  private static final int LOAD_SUMMED = 13;

  private JournalCodec() {}

  /**
   * The entry as it stands in a journal's record, without length and checksum. Text is UTF-8: of a
   * lone surrogate, which is no character, a question mark remains.
   */
  public static byte[] encode(JournalEntry entry) {
    FieldWriter out = new FieldWriter();
    if (entry instanceof RoundStarted started) {
      begin(out, ROUND_STARTED);
      round(out, started.round());
    } else if (entry instanceof CheckFound found) {
      begin(out, CHECK_FOUND);
      check(out, found.check());
    } else if (entry instanceof RunStarted started) {
      out.tag(RUN_STARTED);
      out.tag(SECOND);
      check(out, started.check());
      out.instant(started.at());
      out.duration(started.atMost());
    } else if (entry instanceof RunRecorded recorded) {
      begin(out, RUN_RECORDED);
      RunFields.write(out, recorded.run());
    } else if (entry instanceof RoundEnded ended) {
      begin(out, ROUND_ENDED);
      out.instant(ended.at());
    } else {
      worker(out, entry);
      load(out, entry);
    }
    return out.toBytes();
  }

  /** What only a JVM says that waits to be asked. */
  private static void worker(FieldWriter out, JournalEntry entry) {
    if (entry instanceof RowsExpected expected) {
      begin(out, ROWS_EXPECTED);
      check(out, expected.check());
    } else if (entry instanceof SuiteReady ready) {
      begin(out, SUITE_READY);
      out.list(ready.checks(), JournalCodec::scheduled);
      out.instant(ready.at());
    } else if (entry instanceof Served served) {
      begin(out, SERVED);
      out.text(served.check().value());
      out.flag(served.whole());
      out.instant(served.at());
    } else if (entry instanceof ReplacementAsked asked) {
      begin(out, REPLACEMENT_ASKED);
      out.optional(asked.check(), (writer, check) -> writer.text(check.value()));
      out.text(asked.why());
      out.instant(asked.at());
    }
  }

  private static void load(FieldWriter out, JournalEntry entry) {
    if (entry instanceof LoadBegan began) {
      begin(out, LOAD_BEGAN);
      LoadFields.write(out, began.load());
    } else if (entry instanceof LoadMeasured measured) {
      begin(out, LOAD_MEASURED);
      out.text(measured.run().value());
      LoadFields.write(out, measured.second());
    } else if (entry instanceof LoadEnded ended) {
      begin(out, LOAD_ENDED);
      out.text(ended.run().value());
      LoadFields.write(out, ended.end());
    } else if (entry instanceof LoadSummed summed) {
      begin(out, LOAD_SUMMED);
      LoadFields.write(out, summed.load());
      LoadFields.write(out, summed.summary());
    }
  }

  /**
   * Reads an entry back.
   *
   * @throws JournalException if the bytes are not an entry that this version knows
   */
  public static JournalEntry decode(byte[] payload) {
    JournalEntry entry = decodeOrNull(payload);
    if (entry == null) {
      throw new JournalException(
          "a record of kind " + payload[0] + ", version " + payload[1] + " is not known here");
    }
    return entry;
  }

  /** Null for kinds and versions that a newer Roadworthy has added. */
  static @Nullable JournalEntry decodeOrNull(byte[] payload) {
    try {
      FieldReader in = new FieldReader(payload);
      int kind = in.tag();
      JournalEntry entry = decode(kind, in.tag(), in);
      if (entry != null) {
        in.end();
      }
      return entry;
    } catch (RuntimeException e) {
      // Whatever the bytes of a foreign hand make of a number, a name or an instant.
      throw new JournalException("a record does not have the fields it should: " + e, e);
    }
  }

  private static @Nullable JournalEntry decode(int kind, int version, FieldReader in) {
    if (version == FIRST) {
      return decodeFirst(kind, in);
    }
    return kind == RUN_STARTED && version == SECOND
        ? new RunStarted(check(in), in.instant(), in.duration())
        : null;
  }

  private static @Nullable JournalEntry decodeFirst(int kind, FieldReader in) {
    return switch (kind) {
      case ROUND_STARTED -> new RoundStarted(round(in));
      case CHECK_FOUND -> new CheckFound(check(in));
      case RUN_STARTED -> new RunStarted(check(in), in.instant());
      case RUN_RECORDED -> new RunRecorded(RunFields.read(in));
      case ROUND_ENDED -> new RoundEnded(in.instant());
      case ROWS_EXPECTED -> new RowsExpected(check(in));
      case SUITE_READY -> new SuiteReady(in.list(JournalCodec::scheduled), in.instant());
      case SERVED -> new Served(new CheckId(in.text()), in.flag(), in.instant());
      case REPLACEMENT_ASKED ->
          new ReplacementAsked(
              in.optional(reader -> new CheckId(reader.text())), in.text(), in.instant());
      case LOAD_BEGAN -> new LoadBegan(LoadFields.load(in));
      case LOAD_MEASURED -> new LoadMeasured(new RunId(in.text()), LoadFields.second(in));
      case LOAD_ENDED -> new LoadEnded(new RunId(in.text()), LoadFields.end(in));
      case LOAD_SUMMED -> new LoadSummed(LoadFields.load(in), LoadFields.summary(in));
      default -> null;
    };
  }

  private static void begin(FieldWriter out, int kind) {
    out.tag(kind);
    out.tag(FIRST);
  }

  private static void round(FieldWriter out, Round round) {
    out.text(round.id().value());
    out.text(round.trigger().name());
    out.text(round.environment());
    out.text(round.kind().name());
    out.text(round.location());
    out.instant(round.startedAt());
    out.optionalText(round.commit());
    out.optionalText(round.branch());
    out.optionalText(round.build());
  }

  private static Round round(FieldReader in) {
    return new Round(
        new RoundId(in.text()),
        Trigger.valueOf(in.text()),
        in.text(),
        EnvironmentKind.valueOf(in.text()),
        in.text(),
        in.instant(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText());
  }

  private static void scheduled(FieldWriter out, Scheduled check) {
    out.text(check.id().value());
    out.text(check.schedule().toString());
  }

  private static Scheduled scheduled(FieldReader in) {
    return new Scheduled(new CheckId(in.text()), Schedule.parse(in.text()));
  }

  private static void check(FieldWriter out, CheckSpec check) {
    out.text(check.id().value());
    out.text(check.name());
    out.text(check.className());
    out.text(check.methodName());
    out.text(check.owner().name());
    out.text(check.severity().name());
    out.text(check.schedule().toString());
    out.duration(check.timeout());
    out.optional(check.slowAfter(), FieldWriter::duration);
    out.optional(check.runbook(), (writer, runbook) -> writer.text(runbook.toString()));
    out.optional(check.dependsOn(), (writer, parent) -> writer.text(parent.value()));
    out.text(check.codeHash());
  }

  private static CheckSpec check(FieldReader in) {
    return new CheckSpec(
        new CheckId(in.text()),
        in.text(),
        in.text(),
        in.text(),
        new Owner(in.text()),
        Severity.valueOf(in.text()),
        Schedule.parse(in.text()),
        in.duration(),
        in.optional(FieldReader::duration),
        in.optional(reader -> URI.create(reader.text())),
        in.optional(reader -> new CheckId(reader.text())),
        in.text());
  }
}
