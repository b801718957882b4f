package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The systemd unit. */
class UnitIT {

  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final String PROGRAM = "/opt/roadworthy/bin/roadworthy";

  @TempDir Path folder;

  private String unit;

  @BeforeEach
  void read() throws IOException {
    unit = Files.readString(Distribution.unpackedInto(folder).unit());
  }

  @Test
  void systemdComplainsOfNothingButWhatOnlyNewerOnesKnow() throws Exception {
    if (System.getenv("ROADWORTHY_REQUIRE_SYSTEMD") == null) {
      assumeTrue(Files.exists(ANALYZE), "there is no systemd-analyze");
    }
    Path file = folder.resolve("roadworthy@.service");
    Files.writeString(file, unit.replace(PROGRAM, "/bin/true"));

    Shell.Said said =
        new Shell(ANALYZE, folder, Map.of()).run("verify", "--man=no", file.toString());

    assertThat(said.exitCode()).isZero();
    assertThat(said.err().lines())
        .filteredOn(line -> line.contains("roadworthy@"))
        .allMatch(line -> line.contains("'RestartSteps'") || line.contains("'RestartMaxDelaySec'"));
  }

  @Test
  void startsACommandThatThereIs() {
    List<String> words = List.of(setting("ExecStart").split(" "));

    assertThat(words.get(0)).isEqualTo(PROGRAM);
    CommandLines.assertIsOne(words.subList(1, words.size()));
  }

  @Test
  void takesTheEndsOfAStoppedWatchForGoodOnes() {
    assertThat(setting("SuccessExitStatus").split(" ")).containsExactly("130", "143");
    assertThat(setting("Restart")).isEqualTo("always");
  }

  private String setting(String name) {
    return unit.lines()
        .filter(line -> line.startsWith(name + "="))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1);
  }
}
