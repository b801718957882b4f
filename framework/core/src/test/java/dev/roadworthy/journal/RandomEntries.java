package dev.roadworthy.journal;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
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
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.Phases;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of every kind with every field filled in or left out, in all that text can be. */
final class RandomEntries {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "GET",
          "Grüße aus Köln",
          "結帳 👩‍💻",
          "a\u0000b",
          "line\r\nbreak\u2028",
          "\u202eright to left",
          "\uffff\ufeff",
          "\"quoted\" <b>&amp;</b>",
          "x".repeat(70_000));

  private static final List<String> SCHEDULES =
      List.of("30s", "1h30m", "366d", "*/5 * * * *", "0 6 * * MON-FRI Europe/Berlin");

  private static final List<String> IDS = List.of("landing", "a/b[c=1]", "結帳", "x".repeat(200));

  private static final List<String> RUNBOOKS =
      List.of(
          "https://wiki.example/checkout#3", "/relative?q=%C3%BC", "https://wiki.example/ü", "");

  private final Random random;

  RandomEntries(long seed) {
    this.random = new Random(seed);
  }

  List<JournalEntry> some(int most) {
    return Stream.generate(this::any).limit(random.nextInt(most + 1)).toList();
  }

  JournalEntry any() {
    return switch (random.nextInt(13)) {
      case 0 -> new RoundStarted(round());
      case 1 -> new CheckFound(check());
      case 2 -> new RunStarted(check(), instant(), duration());
      case 3 -> new RunRecorded(run());
      case 4 ->
          new SuiteReady(
              Stream.generate(this::scheduled).limit(random.nextInt(4)).toList(), instant());
      case 5 -> new Served(new CheckId(any(IDS)), random.nextBoolean(), instant());
      case 6 -> new ReplacementAsked(orNull(() -> new CheckId(any(IDS))), text(), instant());
      case 7 -> new RowsExpected(check());
      case 8 ->
          new LoadBegan(
              new LoadRun(
                  new RunId(any(IDS)), text(), text(), duration(), instant(), orNull(this::text)));
      case 9 -> new LoadMeasured(new RunId(any(IDS)), second());
      case 10 -> new LoadEnded(new RunId(any(IDS)), end());
      case 11 ->
          new LoadSummed(
              new LoadRun(
                  new RunId(any(IDS)), text(), text(), duration(), instant(), orNull(this::text)),
              new LoadSummary(random.nextInt(), measured(), second().measured()));
      default -> new RoundEnded(instant());
    };
  }

  Round round() {
    return new Round(
        new RoundId(text()),
        any(Trigger.values()),
        text(),
        any(EnvironmentKind.values()),
        text(),
        instant(),
        orNull(this::text),
        orNull(this::text),
        orNull(this::text));
  }

  private Scheduled scheduled() {
    return new Scheduled(new CheckId(any(IDS)), Schedule.parse(any(SCHEDULES)));
  }

  CheckSpec check() {
    return new CheckSpec(
        new CheckId(any(IDS)),
        text(),
        text(),
        text(),
        new Owner("owner " + text()),
        any(Severity.values()),
        Schedule.parse(any(SCHEDULES)),
        duration(),
        orNull(this::duration),
        orNull(() -> URI.create(any(RUNBOOKS))),
        orNull(() -> new CheckId(any(IDS))),
        text());
  }

  Run run() {
    Fault fault = orNull(this::fault);
    return new Run(
        new RunId(text()),
        new RoundId(text()),
        new CheckId(any(IDS)),
        text(),
        text(),
        instant(),
        duration(),
        fault == null ? any(Outcome.values()) : fault.code().outcome(),
        fault,
        Stream.generate(this::exchange).limit(random.nextInt(4)).toList(),
        new Evidence(text(), texts(), headers(), orNull(this::text), orNull(this::text)),
        text());
  }

  private Fault fault() {
    List<FaultCode> known = List.copyOf(FaultCode.known());
    FaultCode own = FaultCode.parse("A1042");
    FaultCode unknown = new FaultCode("A0999", own.layer(), Outcome.DEGRADED, "of a newer version");
    return new Fault(random.nextInt(5) == 0 ? any(List.of(own, unknown)) : any(known), text());
  }

  private Exchange exchange() {
    return new Exchange(
        text(),
        text(),
        random.nextInt(),
        text(),
        instant(),
        duration(),
        new Phases(
            orNull(this::duration),
            orNull(this::duration),
            orNull(this::duration),
            orNull(this::duration),
            orNull(this::duration)),
        orNull(this::text),
        orNull(this::text),
        random.nextBoolean(),
        orNull(this::text),
        random.nextLong(),
        orNull(this::instant),
        random.nextBoolean(),
        text(),
        orNull(this::fault));
  }

  private List<String> texts() {
    return Stream.generate(this::text).limit(random.nextInt(4)).toList();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    IntStream.range(0, random.nextInt(4)).forEach(i -> headers.put(text(), text()));
    return headers;
  }

  private LoadSecond second() {
    return new LoadSecond(
        random.nextInt(),
        random.nextInt(),
        random.nextInt(),
        Stream.generate(this::measured).limit(random.nextInt(3)).toList());
  }

  private Measured measured() {
    return new Measured(text(), any(Measured.Kind.values()), latencies(), latencies(), counts());
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    IntStream.range(0, random.nextInt(3)).forEach(i -> counts.put(text(), random.nextLong()));
    return counts;
  }

  private Percentiles latencies() {
    return Percentiles.of(
        all ->
            IntStream.range(0, random.nextInt(5))
                .forEach(i -> all.record(Duration.ofNanos(random.nextInt(1_000_000_000)))));
  }

  private LoadEnd end() {
    return new LoadEnd(
        instant(),
        any(LoadEnd.Reason.values()),
        text(),
        Stream.generate(
                () ->
                    new LoadEnd.Asserted(
                        text(), any(LoadEnd.About.values()), random.nextBoolean(), text()))
            .limit(random.nextInt(3))
            .toList(),
        new LoadEnd.Generator(random.nextDouble(), duration(), random.nextBoolean()),
        new LoadEnd.Bounds(counts(), random.nextLong()));
  }

  private String text() {
    // The longest only now and then.
    return random.nextInt(200) == 0 ? any(TEXTS) : any(TEXTS.subList(0, TEXTS.size() - 1));
  }

  private Instant instant() {
    return switch (random.nextInt(10)) {
      case 0 -> Instant.MIN;
      case 1 -> Instant.MAX;
      case 2 -> Instant.EPOCH;
      default -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    };
  }

  private Duration duration() {
    return switch (random.nextInt(10)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
      case 2 -> Duration.ofNanos(-1);
      default -> Duration.ofNanos(random.nextLong() >>> 20);
    };
  }

  private <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
