package dev.roadworthy.diagnosis;

import static dev.roadworthy.diagnosis.Exchanges.answer;
import static dev.roadworthy.diagnosis.Exchanges.get;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class DiagnosisTest {

  private static final Redactor REDACTOR = Redactor.of(List.of("hunter2!"));
  private static final AssertionError ASSERTION =
      new AssertionFailedError("expected: <1> but was: <2>");

  private static @Nullable Fault inTime(@Nullable Throwable thrown, Exchange... exchanges) {
    return Diagnosis.of(Ending.inTime(thrown, List.of(exchanges)), REDACTOR);
  }

  private static String line(@Nullable Fault fault) {
    assertThat(fault).isNotNull();
    return fault.diagnosis();
  }

  @Nested
  class ACheckThatPasses {
    @Test
    void hasNoFault() {
      assertThat(inTime(null, get("/", 200, "OK", ofMillis(12)))).isNull();
    }

    @Test
    void hasNoFaultEvenIfItExpectedAServerErrorOrABrokenWire() {
      Exchange refused =
          Exchanges.failed(
              Exchanges.silent("http://127.0.0.1:1/", Phases.NONE), FaultCode.REFUSED, "refused");

      assertThat(inTime(null, get("/broken", 500, "", ofMillis(12)), refused)).isNull();
    }

    @Test
    void hasNoFaultWhenAnAssumptionEndsIt() {
      assertThat(
              inTime(new TestAbortedException("not on Sundays"), get("/", 500, "", ofMillis(12))))
          .isNull();
      assertThat(Diagnosis.isAbort(new TestAbortedException())).isTrue();
      assertThat(Diagnosis.isAbort(new IllegalStateException())).isFalse();
    }
  }

  @Test
  void aRefusedRequestIsNotPermittedHereAlthoughItAborts() {
    Exchange refused =
        Exchanges.failed(
            Exchanges.silent("http://shop/", Phases.NONE), FaultCode.NOT_PERMITTED, "POST /: ...");

    assertThat(inTime(new TestAbortedException("no"), refused)).isEqualTo(refused.fault());
  }

  @Test
  void aRefusedRequestIsNotPermittedAlsoIfAnotherFollowed() {
    Exchange refused =
        Exchanges.failed(
            Exchanges.silent("http://shop/", Phases.NONE), FaultCode.NOT_PERMITTED, "POST /: ...");

    assertThat(inTime(new TestAbortedException("no"), refused, get("/", 200, "OK", ofMillis(12))))
        .isEqualTo(refused.fault());
  }

  @Test
  void aRaisedFaultIsTakenAsItIs() {
    FaultError raised = Fault.code("A1042").because("the basket was empty");

    assertThat(inTime(raised, get("/", 500, "", ofMillis(12)))).isEqualTo(raised.fault());
  }

  @Test
  void aRaisedFaultIsFoundAmongCollectedFailures() {
    FaultError raised = Fault.code("A1042").because("the basket was empty");
    Throwable collected =
        catchThrowable(
            () ->
                assertAll(
                    () -> assertEquals(1, 2),
                    () -> {
                      throw raised;
                    }));

    assertThat(inTime(collected)).isEqualTo(raised.fault());
  }

  @Test
  void theWireFaultOfTheLastExchangeExplainsAnyFailure() {
    Exchange cut =
        Exchanges.failed(get("/b", 200, "OK", ofMillis(12)), FaultCode.CUT_SHORT, "GET /b: cut");

    assertThat(inTime(new java.io.IOException("x"), get("/a", 200, "OK", ofMillis(1)), cut))
        .isEqualTo(cut.fault());
    assertThat(inTime(ASSERTION, cut)).isEqualTo(cut.fault());
    assertThat(line(inTime(ASSERTION, cut, get("/c", 200, "OK", ofMillis(1))))).startsWith("A0600");
  }

  @Nested
  class AServerError {

    @Test
    void ofAProxyReadsLikeADiagnosis() {
      Exchange exchange =
          answer("/api/items", 502, "Bad Gateway", ofMillis(31), "nginx", null, false);

      assertThat(line(inTime(ASSERTION, exchange)))
          .isEqualTo(
              "W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in 31 ms"
                  + " (dns ok 0 ms, tcp ok 1 ms, tls ok 9 ms, expires in 61 d)");
    }

    @Test
    void withTheDeclaredSignatureIsTheApplicationsEvenBehindAProxy() {
      Exchange exchange =
          answer("/", 500, "Internal Server Error", ofMillis(31), "nginx", "1.1 varnish", true);

      assertThat(line(inTime(ASSERTION, exchange)))
          .startsWith(
              "A0500 application: GET / answered 500 Internal Server Error from the application");
    }

    @Test
    void thatNobodySignedIsUndecidedAndNamesTheServer() {
      Exchange exchange =
          answer("/", 503, "Service Unavailable", ofMillis(31), "Jetty(12)", null, false);

      assertThat(line(inTime(ASSERTION, exchange)))
          .startsWith(
              "U0503 undecided: GET / answered 503 Service Unavailable from Jetty(12) in 31 ms");
    }

    @Test
    void explainsAnUnreadableAnswerToo() {
      Exchange exchange = answer("/", 502, "", ofMillis(31), "nginx/1.22.1", null, false);

      assertThat(line(inTime(new IllegalStateException("no JSON"), exchange)))
          .startsWith("W0502 web server: GET / answered 502 from nginx in 31 ms");
    }

    @Test
    void thatWasNotTheLastAnswerExplainsNothing() {
      assertThat(
              line(
                  inTime(
                      ASSERTION,
                      get("/a", 500, "", ofMillis(1)),
                      get("/b", 200, "OK", ofMillis(1)))))
          .startsWith("A0600");
    }

    @ParameterizedTest
    @CsvSource(
        nullValues = "-",
        textBlock =
            """
            nginx/1.22.1,              -,                             W, nginx
            openresty/1.21,            -,                             W, openresty
            Apache/2.4.57 (Debian),    -,                             W, Apache httpd
            Apache,                    -,                             W, Apache httpd
            Apache-Coyote/1.1,         -,                             U, Apache-Coyote/1.1
            Apache Tomcat/10,          -,                             U, Apache Tomcat/10
            istio-envoy,               -,                             W, Envoy
            envoy,                     -,                             W, Envoy
            HAProxy,                   -,                             W, HAProxy
            Caddy,                     -,                             W, Caddy
            traefik,                   -,                             W, Traefik
            cloudflare,                -,                             W, Cloudflare
            awselb/2.0,                -,                             W, AWS load balancer
            -,                         1.1 varnish (Varnish/7.1),     W, Varnish
            gunicorn,                  1.1 vegur,                     W, vegur
            -,                         1.1 edge-7,                    W, edge-7
            -,                         2 abc.cloudfront.net (CloudFront), W, CloudFront
            Kestrel,                   -,                             U, Kestrel
            my-nginx-like-app/1,       -,                             U, my-nginx-like-app/1
            """)
    void isTheWebServersWhereAProxySigned(
        @Nullable String server, @Nullable String via, String letter, String name) {
      String line = line(inTime(ASSERTION, answer("/", 503, "", ofMillis(31), server, via, false)));

      assertThat(line).startsWith(letter + "0503").contains(" from " + name + " in ");
    }
  }

  @Nested
  class AStatusThatWasNotExpected {

    private static AssertionError insteadOf200(int status) {
      return new AssertionError(
          "1 expectation failed.\nExpected status code <200> but was <" + status + ">.\n");
    }

    @ParameterizedTest
    @CsvSource({
      "401, Unauthorized",
      "403, Forbidden",
      "404, Not Found",
      "429, Too Many Requests",
    })
    void hasItsCodeInTheLayerThatSignedIt(int status, String reason) {
      AssertionError thrown = insteadOf200(status);

      assertThat(
              line(inTime(thrown, answer("/", status, reason, ofMillis(31), "nginx", null, false))))
          .startsWith("W0" + status + " web server: GET / answered " + status + " " + reason)
          .contains(" from nginx in 31 ms (dns ok ");
      assertThat(
              line(inTime(thrown, answer("/", status, reason, ofMillis(31), "nginx", null, true))))
          .startsWith("A0" + status + " application: GET / answered " + status)
          .contains(" from the application in 31 ms");
      assertThat(line(inTime(thrown, get("/", status, reason, ofMillis(31)))))
          .startsWith("U0" + status + " undecided: GET / answered " + status);
    }

    @Test
    void isAFailedExpectationWhereTheCheckExpectedItAndMissedSomethingElse() {
      AssertionError thrown = new AssertionError("Expecting body to contain \"basket is gone\"");

      assertThat(line(inTime(thrown, get("/", 404, "Not Found", ofMillis(12)))))
          .startsWith("A0600 application: GET / answered 404 Not Found in 12 ms, but expecting");
    }

    @Test
    void isAFailedExpectationWhereItSaysNoMoreThanThat() {
      assertThat(line(inTime(insteadOf200(422), get("/", 422, "", ofMillis(12)))))
          .isEqualTo(
              "A0600 application: GET / answered 422 in 12 ms, but expected status code <200> but"
                  + " was <422>. (dns ok 0 ms, tcp ok 1 ms, tls ok 9 ms, expires in 61 d)");
    }
  }

  @Nested
  class AJvmThatHadNothingLeft {

    private final Throwable thrown =
        new AssertionError("it should read", new java.io.IOException("/x (Too many open files)"));

    @Test
    void explainsWhateverExpectationFailed() {
      assertThat(line(inTime(thrown, get("/", 200, "OK", ofMillis(12)))))
          .isEqualTo(
              "X0108 check: the suite's JVM ran out of a resource (IOException: /x (Too many open"
                  + " files))");
    }

    @Test
    void explainsNothingThatWasSeenOnTheWireBefore() {
      Exchange refused =
          Exchanges.failed(
              Exchanges.silent("http://shop/", Phases.NONE), FaultCode.REFUSED, "refused");

      assertThat(inTime(thrown, refused)).isEqualTo(refused.fault());
    }
  }

  @Nested
  class ACertificateThatExpires {

    @Test
    void soonNamesItsHostAndItsDay() {
      Exchange exchange = get("/", 200, "OK", ofMillis(12));

      assertThat(line(Diagnosis.expiring(List.of(exchange), Duration.ofDays(62))))
          .isEqualTo(
              "T0105 tls: the certificate of shop.example:8443 expires in 61 d, on 2027-01-22");
      assertThat(Diagnosis.expiring(List.of(exchange), Duration.ofDays(61))).isNull();
    }

    @Test
    void isNoneWhereNoneWasShown() {
      assertThat(
              Diagnosis.expiring(
                  List.of(Exchanges.silent("http://shop/", Phases.NONE)), Duration.ofDays(14)))
          .isNull();
    }
  }

  @Nested
  class AFailedExpectation {

    @Test
    void saysWhatWasAnsweredAndWhatWasExpected() {
      AssertionError restAssured =
          new AssertionError("1 expectation failed.\nExpected status code <200> but was <422>.\n");

      assertThat(line(inTime(restAssured, get("/", 422, "Unprocessable", ofMillis(12)))))
          .isEqualTo(
              "A0600 application: GET / answered 422 Unprocessable in 12 ms, but expected status code"
                  + " <200> but was <422>. (dns ok 0 ms, tcp ok 1 ms, tls ok 9 ms, expires in 61 d)");
    }

    @Test
    void isFoldedIntoOneBoundedLineWithoutSecrets() {
      AssertionError wordy =
          new AssertionError(
              "Expecting actual:\n  \"hunter2!\"\r\n\u2028 to contain\u0000:\n" + "x".repeat(900));

      assertThat(line(inTime(wordy, get("/", 200, "OK", ofMillis(12)))))
          .contains("but expecting actual: \"*****\" to contain : xxx")
          .doesNotContain("\n", "\r", "\u2028", "\u0000", "hunter2!")
          .hasSizeLessThan(450)
          .endsWith("x… (dns ok 0 ms, tcp ok 1 ms, tls ok 9 ms, expires in 61 d)");
    }

    @Test
    void withoutAnAnswerStandsAlone() {
      assertThat(line(inTime(ASSERTION)))
          .isEqualTo("A0600 application: expected: <1> but was: <2>");
    }

    @Test
    void withoutAMessageSaysWhere() {
      assertThat(line(inTime(new AssertionError())))
          .matches(
              "A0600 application: an expectation without a message failed \\(DiagnosisTest.java:\\d+\\)");
    }

    @Test
    void isRecognisedInAwaitilitysOwnException() {
      Throwable timeout =
          catchThrowable(
              () -> {
                throw new org.awaitility.core.ConditionTimeoutException(
                    "Condition was not fulfilled within 1 s");
              });

      assertThat(line(inTime(timeout)))
          .startsWith("A0600 application: Condition was not fulfilled");
    }
  }

  @Nested
  class AnException {

    @Test
    void ofTheNetworkFromTheChecksOwnClientKeepsItsLayer() {
      Throwable wrapped = new IllegalStateException(new ConnectException("Connection refused"));

      assertThat(line(inTime(wrapped)))
          .isEqualTo(
              "N0201 network: the check's own client: connection refused"
                  + " (ConnectException: Connection refused)");
    }

    @Test
    void ofTheChecksOwnIsTheChecksFault() {
      assertThat(
              line(
                  inTime(
                      new IllegalStateException("password=abc oops"),
                      get("/", 200, "OK", ofMillis(1)))))
          .matches(
              "X0101 check: the check threw IllegalStateException: password=\\*\\*\\*\\*\\* oops"
                  + " \\(DiagnosisTest.java:\\d+\\)");
    }
  }

  @Nested
  class AMissedDeadline {

    @Test
    void isTheFaultOfTheExchangeThatWasInFlight() {
      Exchange slow =
          Exchanges.failed(
              Exchanges.silent("http://shop/slow", Phases.NONE),
              FaultCode.NO_ANSWER,
              "GET /slow: ...");

      Fault fault =
          Diagnosis.of(
              Ending.late(
                  new InterruptedException(),
                  List.of(slow, get("/", 200, "OK", ofMillis(1))),
                  ofSeconds(10),
                  true),
              REDACTOR);

      assertThat(fault).isEqualTo(slow.fault());
    }

    @Test
    void withNothingInFlightIsTheChecksEvenAfterAFault() {
      Exchange refused =
          Exchanges.failed(
              Exchanges.silent("http://shop/", Phases.NONE), FaultCode.REFUSED, "refused");

      Fault fault =
          Diagnosis.of(Ending.late(null, List.of(refused), ofSeconds(10), false), REDACTOR);

      assertThat(line(fault))
          .isEqualTo(
              "X0104 check: the check was still busy after 10 s, and its last request had ended:"
                  + " GET / got no answer");
    }

    @Test
    void withoutAnyRequestSaysSo() {
      assertThat(line(Diagnosis.of(Ending.late(null, List.of(), ofMillis(1500), false), REDACTOR)))
          .isEqualTo("X0104 check: the check was still busy after 1.5 s, and it sent no request");
    }
  }

  @Nested
  class Slowness {

    @Test
    void namesTheLimitAndThePhases() {
      Fault fault =
          Diagnosis.slow(List.of(get("/", 200, "OK", ofMillis(1200))), ofSeconds(9), ofMillis(800));

      assertThat(line(fault))
          .isEqualTo(
              "L0101 load: GET / took 1.2 s, slowAfter is 800 ms"
                  + " (dns 0 ms, tcp 1 ms, tls 9 ms, first byte 1.2 s, transfer 2 ms)");
    }

    @Test
    void ofSeveralExchangesNamesTheSlowest() {
      Fault fault =
          Diagnosis.slow(
              List.of(get("/a", 200, "OK", ofMillis(300)), get("/b", 200, "OK", ofMillis(600))),
              ofMillis(901),
              ofMillis(800));

      assertThat(line(fault))
          .startsWith(
              "L0101 load: 2 requests together took 900 ms, slowAfter is 800 ms; the slowest, GET /b, 600 ms (");
    }

    @Test
    void isMeasuredOnTheWholeCheckWhereItMadeNoExchange() {
      assertThat(line(Diagnosis.slow(List.of(), ofMillis(900), ofMillis(800))))
          .isEqualTo("L0101 load: the check took 900 ms, slowAfter is 800 ms");
    }

    @Test
    void isNotSeenInTimeWithoutALimitOrInAColdJvm() {
      Exchange exchange = get("/", 200, "OK", ofMillis(800));

      assertThat(Diagnosis.slow(List.of(exchange), ofSeconds(9), ofMillis(800))).isNull();
      assertThat(Diagnosis.slow(List.of(exchange), ofSeconds(9), null)).isNull();
      assertThat(Diagnosis.slow(List.of(Exchanges.cold(exchange)), ofSeconds(9), ofMillis(1)))
          .isNull();
    }
  }
}
