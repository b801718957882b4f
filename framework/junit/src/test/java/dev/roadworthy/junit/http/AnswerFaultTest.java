package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFaultTest {

  private static String lineOf(String answer) throws Exception {
    try (RawServer server = RawServer.answering(answer)) {
      String line = diagnosis(server.uri(), Checks::getRoot);
      assertThat(server.requests()).as("one failure is one request").hasSize(1);
      return line;
    }
  }

  private static byte[] gzip(int zeros) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= block.length) {
        out.write(block, 0, Math.min(left, block.length));
      }
    }
    return bytes.toByteArray();
  }

  private static RawServer servingGzip(byte[] body) throws Exception {
    return RawServer.playing(
        connection -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n");
          connection.write(body);
        });
  }

  @Nested
  class CutShortIsW0601 {

    @Test
    void whereTheBodyIsShorterThanDeclaredAlthoughTheCheckLooksOnlyAtTheStatus() throws Exception {
      assertThat(lineOf("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345"))
          .matches(
              "W0601 web server: GET /: the answer was cut short, 200 OK and 5 of 4096 bytes had"
                  + " come \\(tcp ok .*\\)");
    }

    @Test
    void whereAChunkIsIncomplete() throws Exception {
      assertThat(lineOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n12345"))
          .startsWith(
              "W0601 web server: GET /: the answer was cut short, 200 OK and 5 bytes had come");
    }

    @Test
    void whereTheLastChunkIsMissing() throws Exception {
      assertThat(lineOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"))
          .startsWith("W0601 web server: GET /: the answer was cut short");
    }

    @Test
    void whereTheConnectionClosesBeforeAnyByte() throws Exception {
      assertThat(lineOf(""))
          .startsWith(
              "W0601 web server: GET /: the connection was closed before any byte of an answer");
    }

    @Test
    void whereTheHeadEndsEarly() throws Exception {
      assertThat(lineOf("HTTP/1.1 200 OK\r\nContent-Length: 40"))
          .startsWith("W0601 web server: GET /: ");
    }

    @Test
    void overTlsToo() throws Exception {
      TestCa ca = new TestCa("Test CA");
      try (RawServer server =
          RawServer.playing(
              ca.valid().context(),
              RawServer.answer("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345"))) {
        assertThat(
                diagnosis(
                    Given.at(server.uri()).trusting(ca.trusted()).settings(), Checks::getRoot))
            .startsWith(
                "W0601 web server: GET /: the answer was cut short, 200 OK and 5 of 4096 bytes");
      }
    }
  }

  @Nested
  class TooLargeIsW0605 {

    @Test
    void whereTheDeclaredLengthIsNotAllowed() throws Exception {
      assertThat(lineOf("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n12345"))
          .startsWith(
              "W0605 web server: GET /: the answer declares 99999999 bytes, 1048576 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Connection: close"})
    void whereTheBodyNeverEnds(String framing) throws Exception {
      byte[] block = new byte[1 << 14];
      Arrays.fill(block, (byte) 'x');
      boolean chunked = framing.startsWith("Transfer");
      try (RawServer server =
          RawServer.playing(
              connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
                while (true) {
                  connection.write(chunked ? "4000\r\n" : "");
                  connection.write(block);
                  connection.write(chunked ? "\r\n" : "");
                }
              })) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith("W0605 web server: GET /: the answer was stopped after ")
            .contains("more than the 1048576 allowed");
      }
    }

    @Test
    void whereAFewCompressedBytesBecomeVeryMany() throws Exception {
      byte[] bomb = gzip(64 << 20);
      assertThat(bomb).hasSizeLessThan(1 << 20);
      try (RawServer server = servingGzip(bomb)) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith("W0605 web server: GET /: the answer was decoded to ")
            .contains("more than the 1048576 allowed");
      }
    }

    @Test
    void whereTheHeadNeverEnds() throws Exception {
      try (RawServer server =
          RawServer.playing(
              connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\n");
                while (true) {
                  connection.write("X-More: of the same\r\n");
                }
              })) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith("W0605 web server: GET /: the answer's head is larger than allowed");
      }
    }
  }

  @Nested
  class InvalidHttpIsW0606 {

    @Test
    void whereSomethingElseAnswers() throws Exception {
      assertThat(lineOf("SSH-2.0-OpenSSH_9.2\r\n"))
          .startsWith(
              "W0606 web server: GET /: the answer is not valid HTTP: it begins with"
                  + " \"SSH-2.0-OpenSSH_9.2\" (tcp ok ");
    }

    @Test
    void whereAPageComesWithoutAHeadAsIn1991() throws Exception {
      assertThat(lineOf("<html>\nWelcome</html>")).contains("W0606", "it begins with \"<html>\"");
    }

    @Test
    void whereItBeginsWithAnEmptyLine() throws Exception {
      assertThat(lineOf("\r\n" + RawServer.ok("hi")))
          .contains("W0606", "it begins with an empty line");
    }

    @Test
    void whereAnAnswerHidesBehindSomethingElse() throws Exception {
      assertThat(lineOf("Welcome to telnet\r\n" + RawServer.ok("hi")))
          .contains("W0606", "it begins with \"Welcome to telnet\"");
    }

    @Test
    void atOnceWhereLinesNeverEnd() throws Exception {
      try (RawServer server =
          RawServer.playing(
              connection -> connection.writeUntilClosed("noise\r\n".getBytes(), ofMillis(1)))) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .contains("W0606", "it begins with \"noise\"");
      }
    }

    @Test
    void whereItEchoesTheRequestOfWhichASecretIsMasked() throws Exception {
      try (RawServer echo =
          RawServer.playing(
              connection -> connection.write(connection.readRequest().get(0) + "\r\n"))) {
        HttpSettings settings = Given.at(echo.uri()).secret("tok-12345").settings();

        assertThat(diagnosis(settings, http -> http.get("/?q=tok-12345")))
            .contains("W0606", "it begins with \"GET /?q=***** HTTP/1.1\"");
      }
    }

    @Test
    void whereInterimAnswersNeverEnd() throws Exception {
      try (RawServer server =
          RawServer.playing(
              connection -> {
                connection.readRequest();
                connection.writeUntilClosed(
                    "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n".getBytes(), ofMillis(1));
              })) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .contains("W0606", "more than 100 interim answers (1xx) came before the final one");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0x10", "99999999999999999999"})
    void whereAChunkSizeCannotBe(String size) throws Exception {
      assertThat(
              lineOf(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + size
                      + "\r\n12345\r\n0\r\n\r\n"))
          .startsWith("W0606 web server: GET /: ");
    }

    @Test
    void whereAChunkSizeIsNoNumber() throws Exception {
      assertThat(
              lineOf(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n0\r\n\r\n"))
          .startsWith("W0606 web server: GET /: the answer is not valid HTTP: ");
    }

    @Test
    void whereTheBodyIsNotTheGzipThatItClaims() throws Exception {
      try (RawServer server = servingGzip("{\"plain\": true}".getBytes())) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith(
                "W0606 web server: GET /: the answer is not valid HTTP: its compressed body is broken");
      }
    }

    @Test
    void whereTheGzipIsIncomplete() throws Exception {
      byte[] whole = gzip(10_000);
      try (RawServer server = servingGzip(Arrays.copyOf(whole, whole.length - 12))) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith(
                "W0606 web server: GET /: the answer is not valid HTTP: its compressed body is broken");
      }
    }

    @Test
    void whereARedirectLeadsNowhere() throws Exception {
      assertThat(
              lineOf(
                  "HTTP/1.1 302 Found\r\nLocation: ftp://shop.example/\r\nContent-Length: 0\r\n\r\n"))
          .startsWith("W0606 web server: GET /: it cannot be followed: ");
    }
  }

  @Nested
  class ARedirectLoopIsW0602 {

    @Test
    void whereAUrlComesAgain() throws Exception {
      try (RawServer server =
          RawServer.answering(
              "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith(
                "W0602 web server: GET /again: it cannot be followed: Circular redirect to");
        assertThat(server.requests()).hasSize(2);
      }
    }

    @Test
    void whereItNeverEnds() throws Exception {
      AtomicInteger hops = new AtomicInteger();
      try (RawServer server =
          RawServer.playing(
              connection -> {
                connection.readRequest();
                connection.write(
                    "HTTP/1.1 302 Found\r\nLocation: /hop/"
                        + hops.incrementAndGet()
                        + "\r\nContent-Length: 0\r\n\r\n");
              })) {
        assertThat(diagnosis(server.uri(), Checks::getRoot))
            .startsWith(
                "W0602 web server: GET /hop/20: it cannot be followed: Maximum redirects (20)"
                    + " exceeded");
        assertThat(server.requests()).hasSize(21);
      }
    }
  }

  @Test
  void aFewInterimAnswersAreNoFault() throws Exception {
    try (RawServer server =
            RawServer.answering(
                "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n".repeat(3)
                    + RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(recorder.specification().get("/").asString()).isEqualTo("hi");
    }
  }

  @Test
  void whatComesAfterTheDeclaredLengthIsNotOfTheAnswer() throws Exception {
    try (RawServer server =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345 and more");
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(recorder.specification().get("/").asString()).isEqualTo("12345");
      assertThat(recorder.exchanges().get(0).fault()).isNull();
    }
  }

  @Test
  void anAnswerThatComesBeforeTheRequestWasSentIsStillOneAnswer() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.write(RawServer.ok("hi"));
                  connection.readRequest();
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(recorder.specification().get("/").asString()).isEqualTo("hi");
      assertThat(recorder.exchanges())
          .singleElement()
          .satisfies(exchange -> assertThat(exchange.phases().ttfb()).isNotNull());
    }
  }

  @Test
  void aServerThatHangsUpOnEveryConnectionBeforeItReadsIsNeverTheChecksFault() throws Exception {
    try (RawServer server =
        RawServer.playing(
            connection -> {
              connection.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
              connection.reset();
            })) {
      assertThat(diagnosis(server.uri(), Checks::getRoot)).matches("(N0203|W0601|A0600) .*");
    }
  }

  @Test
  void gzipIsStillDecodedForTheCheck() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("Welcome".getBytes());
    }
    try (RawServer server = servingGzip(bytes.toByteArray());
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(recorder.specification().get("/").asString()).isEqualTo("Welcome");
      assertThat(recorder.exchanges().get(0).bytes()).isEqualTo(bytes.size());
    }
  }

  @Test
  void plainHttpToATlsPortIsW0606AndSaysSo() throws Exception {
    TestCa ca = new TestCa("Test CA");
    try (RawServer server =
        RawServer.playing(ca.valid().context(), RawServer.answer(RawServer.ok("hi")))) {
      assertThat(diagnosis(URI.create("http://" + server.address()), Checks::getRoot))
          .startsWith(
              "W0606 web server: GET /: the answer is not valid HTTP: it is TLS; whoever asks there"
                  + " begins with https (tcp ok ");
    }
  }
}
