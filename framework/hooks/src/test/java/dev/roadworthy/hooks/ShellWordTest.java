package dev.roadworthy.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ShellWordTest {

  private static final Path BASH = Path.of("/bin/bash");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/lib/roadworthy",
        "/srv/watch@eu/#1",
        "it's $(reboot) \\ \"so\" * ~ !1",
        "`reboot`",
        "a\nb\tc\u202ed",
        " 😀` '\\140' "
      })
  void aShellTakesItForWhatItIs(String text) throws IOException {
    assumeTrue(Files.isExecutable(BASH), "there is no bash");
    String word = ShellWord.of(text);

    Process shell =
        new ProcessBuilder(BASH.toString(), "-c", "printf %s " + word)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo(text);
    assertThat(OneLine.uncut(word)).as("is seen, in one line").isEqualTo(word);
    assertThat(word).as("ends no code of a chat").doesNotContain("`");
  }
}
