package dev.roadworthy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.Trigger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a/b/round.journal");
  }

  @Test
  void whatIsWrittenIsReadBackWhateverItIs() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      List<JournalEntry> entries = new RandomEntries(seed).some(12);
      Path file = JournalFiles.write(folder.resolve(seed + ".journal"), entries);
      assertThat(JournalFiles.read(file)).as("seed %d", seed).isEqualTo(entries);
      Files.delete(file);
    }
  }

  @Test
  void everyEntryIsEncodedAndDecodedByItself() {
    for (int seed = 0; seed < 1_000; seed++) {
      JournalEntry entry = new RandomEntries(seed).any();
      assertThat(JournalCodec.decode(JournalCodec.encode(entry)))
          .as("seed %d", seed)
          .isEqualTo(entry);
    }
  }

  @Test
  void headersKeepTheirOrder() {
    Map<String, String> headers = new LinkedHashMap<>();
    List.of("via", "server", "age", "date", "vary", "etag").forEach(name -> headers.put(name, "x"));
    Run run = withEvidence(new Evidence("", List.of(), headers, null, null));
    assertThat(((RunRecorded) JournalCodec.decode(JournalCodec.encode(new RunRecorded(run)))).run())
        .satisfies(
            read ->
                assertThat(read.evidence().headers().keySet())
                    .containsExactlyElementsOf(headers.keySet()));
  }

  private static Run withEvidence(Evidence evidence) {
    Run run = new RandomEntries(1).run();
    return new Run(
        run.id(),
        run.round(),
        run.check(),
        run.environment(),
        run.location(),
        run.startedAt(),
        run.duration(),
        run.outcome(),
        run.fault(),
        run.exchanges(),
        evidence,
        run.codeHash());
  }

  private static RoundStarted named(String environment) {
    return new RoundStarted(
        new Round(
            new RoundId("1"),
            Trigger.CI,
            environment,
            EnvironmentKind.CI,
            "office",
            NOON,
            null,
            null,
            null));
  }

  @Test
  void aLoneSurrogateBecomesAQuestionMarkAndAPairStays() throws IOException {
    Path file = JournalFiles.write(file(), List.of(named("a\ud83d b\udc4d c\ud83d\udc4d")));
    assertThat(JournalFiles.read(file)).containsExactly(named("a? b? c\ud83d\udc4d"));
  }

  @Test
  void aRecordMayHaveMegabytes() throws IOException {
    JournalEntry huge = named("ü".repeat(5_000_000));
    Path file = JournalFiles.write(file(), List.of(huge, new RoundEnded(NOON)));
    assertThat(JournalFiles.read(file)).containsExactly(huge, new RoundEnded(NOON));
  }

  @Test
  void aRecordThatAReaderWouldTakeForDamageIsRefusedAndTheOthersStay() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file())) {
      writer.append(named("before"));
      assertThatThrownBy(() -> writer.append(named("x".repeat(JournalFormat.LARGEST_RECORD))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("at most 67108864 bytes, but this one has 671089");
      writer.append(named("after"));
    }
    assertThat(JournalFiles.read(file())).containsExactly(named("before"), named("after"));
  }

  @Test
  void aJournalIsNeverWrittenOverAnotherFile() throws IOException {
    JournalFiles.write(file(), List.of(new RoundEnded(NOON)));
    assertThatThrownBy(() -> JournalWriter.create(file()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(JournalFiles.read(file())).containsExactly(new RoundEnded(NOON));
  }

  @Test
  void aJournalHasAnIdOfItsOwnThatTravelsWithTheFile() throws IOException {
    JournalWriter one = JournalWriter.create(file());
    JournalWriter other = JournalWriter.create(folder.resolve("other"));
    one.close();
    other.close();
    assertThat(one.id()).isNotEqualTo(other.id());
    Path carried = Files.copy(file(), folder.resolve("carried"));
    try (JournalReader reader = JournalReader.open(carried)) {
      assertThat(reader.id()).isEqualTo(one.id());
    }
  }

  @Test
  void aClosedWriterRefusesAndIsClosedAgainWithoutHarm() throws IOException {
    JournalWriter writer = JournalWriter.create(file());
    writer.close();
    writer.close();
    assertThatThrownBy(() -> writer.append(new RoundEnded(NOON))).isInstanceOf(IOException.class);
    assertThat(JournalFiles.read(file())).isEmpty();
  }

  @Test
  void aReaderGoesOnWhereAnEarlierOneEnded() throws IOException {
    List<JournalEntry> entries = List.of(named("1"), named("2"), named("3"));
    JournalFiles.write(file(), entries);
    long acknowledged;
    try (JournalReader reader = JournalReader.open(file())) {
      JournalReader.Batch batch = reader.read(2);
      assertThat(batch.entries()).containsExactly(named("1"), named("2"));
      acknowledged = batch.offset();
    }
    try (JournalReader reader = JournalReader.open(file())) {
      reader.seek(acknowledged);
      assertThat(reader.read(100).entries()).containsExactly(named("3"));
      assertThat(reader.unread()).isZero();
      assertThat(reader.read(100).entries()).isEmpty();
      reader.seek(0);
      assertThat(JournalFiles.rest(reader)).isEqualTo(entries);
    }
  }

  @Test
  void aRunOfAJournalThatDoesNotSayHowLongItTakesMayTakeItsTimeoutAndFiveSecondsTwice() {
    RunStarted said = new RunStarted(new RandomEntries(1).check(), NOON, Duration.ofDays(1));
    byte[] now = JournalCodec.encode(said);
    byte[] then = Arrays.copyOf(now, now.length - (Long.BYTES + Integer.BYTES));
    then[1] = 1;

    assertThat(JournalCodec.decode(then)).isEqualTo(new RunStarted(said.check(), NOON));
    assertThat(new RunStarted(said.check(), NOON).atMost())
        .isEqualTo(said.check().timeout().plusSeconds(5).multipliedBy(2));
  }

  @Test
  void recordsOfUnknownKindsAndVersionsAreCountedAndPassedOver() throws IOException {
    JournalFiles.write(file(), List.of(named("before")));
    byte[] newer = JournalCodec.encode(named("newer"));
    newer[1]++;
    append(JournalFormat.record(new byte[] {99, 1, 7}));
    append(JournalFormat.record(newer));
    append(JournalFormat.record(JournalCodec.encode(named("after"))));
    try (JournalReader reader = JournalReader.open(file())) {
      JournalReader.Batch batch = reader.read(100);
      assertThat(batch.entries()).containsExactly(named("before"), named("after"));
      assertThat(batch.unknown()).isEqualTo(2);
      assertThat(batch.offset()).isEqualTo(Files.size(file()));
    }
    assertThatThrownBy(() -> JournalCodec.decode(newer))
        .isInstanceOf(JournalException.class)
        .hasMessage("a record of kind 1, version 2 is not known here");
  }

  private void append(ByteBuffer bytes) throws IOException {
    Files.write(file(), bytes.array(), StandardOpenOption.APPEND);
  }
}
