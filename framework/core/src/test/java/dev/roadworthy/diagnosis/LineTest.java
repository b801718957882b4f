package dev.roadworthy.diagnosis;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Phases;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

  @Test
  void aNetworkFaultNamesTheWholeUrl() {
    var exchange = Exchanges.silent("http://127.0.0.1:8080/api", Phases.NONE);

    assertThat(
            Line.wire(exchange, FaultCode.REFUSED, "connection refused by 127.0.0.1:8080")
                .diagnosis())
        .isEqualTo(
            "N0201 network: GET http://127.0.0.1:8080/api: connection refused by 127.0.0.1:8080");
  }

  @Test
  void aFaultAfterTheConnectionNamesThePathAndHowFarItCame() {
    var exchange =
        Exchanges.silent(
            "https://shop.example/slow?q=1",
            new Phases(ofMillis(1), ofMillis(2), ofMillis(9), null, null));

    assertThat(Line.wire(exchange, FaultCode.NO_ANSWER, "no answer within 10 s").diagnosis())
        .isEqualTo(
            "W0603 web server: GET /slow?q=1: no answer within 10 s"
                + " (dns ok 1 ms, tcp ok 2 ms, tls ok 9 ms)");
  }

  @Test
  void aRefusedConnectionSaysThatTheNameWasResolved() {
    var exchange =
        Exchanges.silent("https://shop.example/", new Phases(ofMillis(3), null, null, null, null));

    assertThat(Line.wire(exchange, FaultCode.REFUSED, "connection refused by 10.0.0.7:443"))
        .hasToString(
            "Fault[code=N0201, message=GET https://shop.example/: connection refused by"
                + " 10.0.0.7:443 (dns ok 3 ms)]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.7/",
        "http://10.0.0.7:8080/a/b",
        "http://10.0.0.7",
        "https://[::1]:8443/"
      })
  void anAddressHasNoNameThatCouldHaveBeenResolved(String url) {
    var exchange = Exchanges.silent(url, new Phases(ofMillis(0), ofMillis(1), null, null, null));

    assertThat(Line.ladder(exchange)).isEqualTo(" (tcp ok 1 ms)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.7.example/", "http://localhost:8080", "http://1.2.3/"})
  void whatOnlyLooksLikeAnAddressIsAName(String url) {
    var exchange = Exchanges.silent(url, new Phases(ofMillis(2), ofMillis(1), null, null, null));

    assertThat(Line.ladder(exchange)).isEqualTo(" (dns ok 2 ms, tcp ok 1 ms)");
  }

  @Test
  void aConnectionThatIsUsedAgainHasNothingToTellOfItsOpening() {
    var exchange =
        Exchanges.silent("https://shop.example/", new Phases(null, null, null, ofMillis(9), null));

    assertThat(Line.ladder(exchange)).isEmpty();
  }

  @Test
  void aUrlWithoutAPathIsTheRootAndALongOneIsCut() {
    assertThat(Line.answered(Exchanges.silent("http://shop", Phases.NONE)))
        .isEqualTo("GET / got no answer");
    assertThat(Line.answered(Exchanges.get("/" + "x".repeat(500), 200, "OK", ofMillis(1))))
        .hasSizeLessThan(200)
        .contains("… answered 200 OK");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,            0 ms
          400000,       <1 ms
          1400000,      1 ms
          31000000,     31 ms
          999400000,    999 ms
          999600000,    1 s
          1240000000,   1.2 s
          10000000000,  10 s
          59960000000,  1 min
          125000000000, 2 min 5 s
          """)
  void durationsReadNaturally(long nanos, String text) {
    assertThat(Line.duration(ofNanos(nanos))).isEqualTo(text);
  }

  @Test
  void spansReadInTheLargestWholeUnit() {
    assertThat(Line.span(Duration.ofHours(61 * 24 + 23))).isEqualTo("61 d");
    assertThat(Line.span(Duration.ofMinutes(330))).isEqualTo("5 h");
    assertThat(Line.span(Duration.ofSeconds(59))).isEqualTo("0 min");
  }

  @Test
  void cuttingNeverSplitsACharacter() {
    assertThat(Text.bounded("a😀bcdef", 3)).isEqualTo("a…");
    assertThat(Text.bounded("a😀bcdef", 4)).isEqualTo("a😀…");
  }
}
