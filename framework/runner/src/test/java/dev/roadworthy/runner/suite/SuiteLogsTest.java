package dev.roadworthy.runner.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLogsTest {

  @TempDir Path folder;
  private Path log;
  private Path before;

  @BeforeEach
  void name() {
    log = folder.resolve("round.log");
    before = folder.resolve("round.log.1");
  }

  private static void print(OutputStream out, char what, long bytes) throws IOException {
    out.write(String.valueOf(what).repeat((int) bytes).getBytes());
  }

  @Test
  void aLogThatHasGrownTooLargeBeginsAnewForWhoeverGoesOnWritingIt() throws IOException {
    try (OutputStream out =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      print(out, 'a', SuiteLogs.MOST_BYTES + 1);
      SuiteLogs.bound(List.of(log));
      print(out, 'b', 3);

      assertThat(log).hasContent("bbb");
      assertThat(before).hasSize(SuiteLogs.MOST_BYTES + 1);
      print(out, 'c', SuiteLogs.MOST_BYTES);
      SuiteLogs.bound(List.of(log));
      assertThat(log).isEmptyFile();
      assertThat(before).hasSize(SuiteLogs.MOST_BYTES + 3);
    }
  }

  @Test
  void aSmallOneStaysAsItIs() throws IOException {
    Files.writeString(log, "it began");
    SuiteLogs.bound(List.of(log));

    assertThat(log).hasContent("it began");
    assertThat(before).doesNotExist();
  }

  @Test
  void aLogThatIsNotThereYetIsNoReasonToComplain() {
    SuiteLogs.bound(List.of(folder.resolve("later").resolve("round.log")));
  }
}
