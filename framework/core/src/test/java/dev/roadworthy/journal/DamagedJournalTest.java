package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedJournalTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private Path file;
  private List<JournalEntry> entries;
  private byte[] whole;

  /** Where each record ends; the first is where the header does. */
  private List<Integer> ends;

  @BeforeEach
  void writeOneOfEachKind() throws IOException {
    RandomEntries random = new RandomEntries(4);
    file = folder.resolve("round.journal");
    entries =
        List.of(
            new RoundStarted(random.round()),
            new CheckFound(random.check()),
            new RunStarted(random.check(), NOON),
            new RunRecorded(random.run()),
            new RoundEnded(NOON));
    whole = Files.readAllBytes(JournalFiles.write(file, entries));
    ends = new ArrayList<>(List.of(JournalReader.HEADER_BYTES));
    for (JournalEntry entry : entries) {
      int length = JournalFormat.RECORD_HEADER_BYTES + JournalCodec.encode(entry).length;
      ends.add(ends.get(ends.size() - 1) + length);
    }
    assertThat(ends.get(ends.size() - 1)).isEqualTo(whole.length);
    assertThat(whole.length).isLessThan(5_000);
  }

  private int recordsIn(int length) {
    return (int) ends.stream().filter(end -> end <= length).count() - 1;
  }

  @Test
  void whereverItIsCutOffCompleteRecordsAreReadAndTheTailIsReported() throws IOException {
    for (int length = JournalReader.HEADER_BYTES; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (JournalReader reader = JournalReader.open(file)) {
        int complete = recordsIn(length);
        assertThat(JournalFiles.rest(reader)).isEqualTo(entries.subList(0, complete));
        assertThat(reader.unread()).isEqualTo(length - ends.get(complete));

        Files.write(
            file, Arrays.copyOfRange(whole, length, whole.length), StandardOpenOption.APPEND);
        assertThat(JournalFiles.rest(reader)).isEqualTo(entries.subList(complete, entries.size()));
        assertThat(reader.unread()).isZero();
      }
    }
  }

  @Test
  void aFileShorterThanAHeaderIsNoJournal() throws IOException {
    for (int length = 0; length < JournalReader.HEADER_BYTES; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> JournalReader.open(file))
          .isInstanceOf(JournalException.class)
          .hasMessage(
              file + " is not a Roadworthy journal: it has " + length + " bytes, a header has 32");
    }
  }

  @Test
  void aHeaderAloneIsAnEmptyJournal() throws IOException {
    Files.write(file, Arrays.copyOf(whole, JournalReader.HEADER_BYTES));
    assertThat(JournalFiles.read(file)).isEmpty();
  }

  @Test
  void aFlippedBitInAnyByteEndsTheReadingBeforeItAndNeverMakesAWrongRecord() throws IOException {
    Random random = new Random(13);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      if (at < JournalReader.HEADER_BYTES) {
        assertThatThrownBy(() -> JournalReader.open(file))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining(file.toString());
      } else {
        assertReadsOnly(recordsIn(at));
      }
    }
  }

  private void assertReadsOnly(int count) throws IOException {
    List<JournalEntry> read = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(file)) {
      while (true) {
        List<JournalEntry> more = reader.read(2).entries();
        if (more.isEmpty()) {
          // Its length points beyond the end: it looks as if it were still being written.
          assertThat(reader.unread()).isPositive();
          break;
        }
        read.addAll(more);
      }
    } catch (JournalException e) {
      assertThat(e).hasMessageStartingWith(file + " is damaged at byte " + ends.get(count) + ": ");
    }
    assertThat(read).isEqualTo(entries.subList(0, count));
  }

  @Test
  void recordsBeforeADamagedOneAreReturnedFirstAndThenTheErrorAgainAndAgain() throws IOException {
    whole[ends.get(2) + JournalFormat.RECORD_HEADER_BYTES + 5] ^= 1;
    Files.write(file, whole);
    assertDamagedAfterTwo("a record's checksum does not match");
  }

  @Test
  void soAreThoseBeforeOneWhoseChecksumIsRightAndWhoseFieldsAreNot() throws IOException {
    for (byte[] payload : nonsense()) {
      byte[] before = Arrays.copyOf(whole, ends.get(2));
      Files.write(file, before);
      Files.write(file, JournalFormat.record(payload).array(), StandardOpenOption.APPEND);
      Files.write(
          file, Arrays.copyOfRange(whole, ends.get(2), whole.length), StandardOpenOption.APPEND);
      assertDamagedAfterTwo("a record does not have the fields it should");
    }
  }

  private void assertDamagedAfterTwo(String why) throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      JournalReader.Batch batch = reader.read(100);
      assertThat(batch.entries()).isEqualTo(entries.subList(0, 2));
      assertThat(batch.offset()).isEqualTo((long) ends.get(2));
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> reader.read(100))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining(file + " is damaged at byte " + ends.get(2) + ": " + why);
      }
    }
  }

  /** What only a foreign hand writes: the checksum is that of the bytes. */
  private List<byte[]> nonsense() {
    List<byte[]> nonsense = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] payload = JournalCodec.encode(entries.get(random.nextInt(entries.size())));
      int length = 3 + random.nextInt(payload.length - 3);
      nonsense.add(Arrays.copyOf(payload, length));
      nonsense.add(Arrays.copyOf(payload, payload.length + 1));
    }
    ByteBuffer year = ByteBuffer.allocate(14).put((byte) 5).put((byte) 1);
    nonsense.add(year.putLong(Long.MAX_VALUE).putInt(0).array());
    nonsense.add(replaced("PASSED", "PASSEX"));
    nonsense.add(replaced("landing", ".anding"));
    return nonsense.stream().filter(this::isNonsense).toList();
  }

  private static byte[] replaced(String text, String by) {
    String payload = "";
    for (int seed = 0; !payload.contains(text); seed++) {
      payload = latin(JournalCodec.encode(new RunRecorded(new RandomEntries(seed).run())));
    }
    return payload.replace(text, by).getBytes(ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private boolean isNonsense(byte[] payload) {
    return entries.stream().noneMatch(entry -> Arrays.equals(JournalCodec.encode(entry), payload));
  }

  @Test
  void decodingNeverThrowsAnythingElse() {
    Random random = new Random(12);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = JournalCodec.encode(entries.get(random.nextInt(entries.size())));
      int changes = 1 + random.nextInt(3);
      for (int j = 0; j < changes; j++) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt();
      }
      try {
        JournalCodec.decode(payload);
      } catch (JournalException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
    for (int length = 0; length < 3; length++) {
      byte[] tiny = new byte[length];
      assertThatThrownBy(() -> JournalCodec.decode(tiny)).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aForeignFileIsNoJournal() throws IOException {
    Files.write(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><testsuite/>".getBytes(UTF_8));
    assertThatThrownBy(() -> JournalReader.open(file))
        .isInstanceOf(JournalException.class)
        .hasMessage(file + " is not a Roadworthy journal: it does not begin with RWJOURNL");
  }

  @Test
  void aJournalOfANewerFormatIsRefusedWithBothVersions() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(whole);
    header.putInt(8, 2);
    header.putInt(28, JournalFormat.crc(whole, 0, 28));
    Files.write(file, whole);
    assertThatThrownBy(() -> JournalReader.open(file))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("format 2, this Roadworthy reads format 1");
  }

  @Test
  void aFileThatIsNotThereOrAFolderIsAnErrorOfTheFile() {
    assertThatThrownBy(() -> JournalReader.open(folder.resolve("gone")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> JournalReader.open(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void zeroesAfterACrashOfTheMachineAreDamageAndNoRecords() throws IOException {
    Files.write(file, Arrays.copyOf(whole, whole.length + 100));
    try (JournalReader reader = JournalReader.open(file)) {
      assertThat(reader.read(100).entries()).isEqualTo(entries);
      assertThatThrownBy(() -> reader.read(100))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("a record has a length of 0");
      assertThat(reader.unread()).isEqualTo(100);
    }
  }

  @Test
  void aFileThatBecameShorterThanWhatWasReadOfItIsAnError() throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      JournalFiles.rest(reader);
      Files.write(file, Arrays.copyOf(whole, ends.get(2)));
      assertThatThrownBy(() -> reader.read(1))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("has become shorter since");
      assertThat(reader.unread()).isZero();
    }
  }
}
