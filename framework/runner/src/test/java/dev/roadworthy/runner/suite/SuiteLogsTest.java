package dev.roadworthy.runner.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      new SuiteLogs(folder).bound();
      print(out, 'b', 3);

      assertThat(log).hasContent("bbb");
      assertThat(before).hasSize(SuiteLogs.MOST_BYTES + 1);
      print(out, 'c', SuiteLogs.MOST_BYTES);
      new SuiteLogs(folder).bound();
      assertThat(log).isEmptyFile();
      assertThat(before).hasSize(SuiteLogs.MOST_BYTES + 3);
    }
  }

  @Test
  void othersStayAsTheyAre() throws IOException {
    Files.writeString(log, "it began");
    Path other = Files.write(folder.resolve("other.txt"), new byte[(int) SuiteLogs.MOST_BYTES + 1]);

    new SuiteLogs(folder).bound();

    assertThat(log).hasContent("it began");
    assertThat(before).doesNotExist();
    assertThat(other).hasSize(SuiteLogs.MOST_BYTES + 1);
  }

  @Test
  void aFolderThatIsNotThereYetIsNoReasonToComplain() {
    new SuiteLogs(folder.resolve("later")).bound();
  }
}
