package dev.roadworthy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BaselineFileTest {

  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  @TempDir private Path home;

  private final List<LoadSummed> three = three();
  private BaselineFile file;

  @BeforeEach
  void name() {
    file = BaselineFile.of(home, "staging", new CheckId("spike"));
  }

  private static List<LoadSummed> three() {
    RandomEntries random = new RandomEntries(7);
    return Stream.generate(random::any)
        .filter(LoadSummed.class::isInstance)
        .map(LoadSummed.class::cast)
        .limit(3)
        .toList();
  }

  @Test
  void whatWasWrittenIsReadAndTakesThePlaceOfWhatWasThere() throws IOException {
    file.write(three.subList(0, 1), NOW);
    file.write(three, NOW);

    assertThat(file.read()).isEqualTo(three);
    try (Stream<Path> files = Files.list(home.resolve("baselines"))) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void whereThereIsNoFileThereAreNoEarlierLoadTests() throws IOException {
    assertThat(file.read()).isEmpty();
    file.write(List.of(), NOW);
    assertThat(file.read()).isEmpty();
  }

  @Test
  void eachCheckOfEachEnvironmentHasAFileOfItsOwnWhateverItIsCalled() {
    assertThat(
            Stream.of("a/b", "a-b", "a.b", "結帳", "支付", "x".repeat(200))
                .flatMap(
                    check ->
                        Stream.of("ci", "staging")
                            .map(name -> BaselineFile.of(home, name, new CheckId(check)).path())))
        .doesNotHaveDuplicates()
        .allSatisfy(
            path ->
                assertThat(path.getFileName().toString())
                    .matches("[A-Za-z0-9-]+\\.baseline")
                    .hasSizeLessThan(150));
  }

  @Test
  void whatIsCutOffAnywhereIsNotTakenForLess() throws IOException {
    file.write(three, NOW);
    byte[] whole = Files.readAllBytes(file.path());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file.path(), Arrays.copyOf(whole, length));
      assertThatThrownBy(file::read)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(file.path().toString());
    }
  }

  @Test
  void whatIsCutOffBetweenTwoLoadTestsIsNotTakenForLess() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file.path())) {
      for (LoadSummed each : three) {
        writer.append(each);
      }
    }

    assertThatThrownBy(file::read).hasMessageEndingWith("it does not say where it ends");
  }

  @Test
  void whatIsDamagedOrForeignSaysSo() throws IOException {
    file.write(three, NOW);
    byte[] damaged = Files.readAllBytes(file.path());
    damaged[100] ^= 1;
    Files.write(file.path(), damaged);
    assertThatThrownBy(file::read)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is damaged at byte");

    Files.writeString(file.path(), "This is a letter to my aunt, and no baseline.");
    assertThatThrownBy(file::read).hasMessageContaining("is not a Roadworthy journal");

    Files.delete(file.path());
    try (JournalWriter writer = JournalWriter.create(file.path())) {
      writer.append(new RoundStarted(new RandomEntries(1).round()));
    }
    assertThatThrownBy(file::read).hasMessageContaining("another journal, not a baseline");
  }

  @Test
  void whatIsAppendedAfterItsEndIsNotTakenForPartOfIt() throws IOException {
    file.write(three, NOW);
    Files.write(file.path(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

    assertThatThrownBy(file::read).isInstanceOf(JournalException.class);
  }
}
