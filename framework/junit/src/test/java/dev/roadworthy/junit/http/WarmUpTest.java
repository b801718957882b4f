package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In JVMs of its own, because only the first exchange of one can be cold. */
class WarmUpTest {

  /** Prints of two exchanges whether they were cold. */
  static final class TwoExchanges {
    public static void main(String[] arguments) throws Exception {
      if (arguments.length > 0) {
        WarmUp.once();
        WarmUp.once();
      }
      try (RawServer server = RawServer.answering(RawServer.ok("hi"));
          ExchangeRecorder recorder = Checks.recorder(server.uri())) {
        Checks.getRoot(recorder.specification());
        Checks.getRoot(recorder.specification());
        recorder.exchanges().forEach(exchange -> System.out.println("cold=" + exchange.cold()));
      }
    }
  }

  private static List<String> lines(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoExchanges.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out.lines().filter(line -> line.startsWith("cold=")).toList();
  }

  @Test
  void withoutItOnlyTheFirstExchangeOfAJvmIsCold() throws Exception {
    assertThat(lines()).containsExactly("cold=true", "cold=false");
  }

  @Test
  void withItNoExchangeIsCold() throws Exception {
    assertThat(lines("warm")).containsExactly("cold=false", "cold=false");
  }
}
