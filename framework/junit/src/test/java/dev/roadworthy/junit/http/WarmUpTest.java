package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.config.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In JVMs of its own, because only the first exchange of one can be cold. */
class WarmUpTest {

  /** Prints of two plain exchanges, and of two over TLS, whether they were cold. */
  static final class FourExchanges {
    public static void main(String[] arguments) throws Exception {
      TestCa ca = new TestCa("Test CA");
      if (arguments.length > 0) {
        Trust trust = arguments[0].equals("tls") ? ca.trusted() : null;
        WarmUp.once(trust);
        WarmUp.once(trust);
      }
      RawServer.Script hi = RawServer.answer(RawServer.ok("hi"));
      try (RawServer plain = RawServer.playing(hi);
          RawServer tls = RawServer.playing(ca.valid().context(), hi)) {
        exchange(plain, ca);
        exchange(plain, ca);
        exchange(tls, ca);
        exchange(tls, ca);
      }
    }

    private static void exchange(RawServer server, TestCa ca) {
      try (ExchangeRecorder recorder =
          Checks.recorder(Given.at(server.uri()).trusting(ca.trusted()).settings())) {
        Checks.getRoot(recorder.specification());
        System.out.println("cold=" + recorder.exchanges().get(0).cold());
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
                FourExchanges.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out.lines().filter(line -> line.startsWith("cold=")).toList();
  }

  @Test
  void withoutItTheFirstExchangeOfAJvmIsColdAndTheFirstOverTls() throws Exception {
    assertThat(lines()).containsExactly("cold=true", "cold=false", "cold=true", "cold=false");
  }

  @Test
  void withItTheFirstExchangeOverTlsIsColdWhereNoneWasExpected() throws Exception {
    assertThat(lines("plain"))
        .containsExactly("cold=false", "cold=false", "cold=true", "cold=false");
  }

  @Test
  void withItNoExchangeIsColdWhereTlsWasWarmedUpToo() throws Exception {
    assertThat(lines("tls"))
        .containsExactly("cold=false", "cold=false", "cold=false", "cold=false");
  }
}
