package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static dev.roadworthy.junit.http.TestCa.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.roadworthy.config.Trust;
import dev.roadworthy.junit.http.TestCa.Identity;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFaultTest {

  private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

  private final TestCa ca = new TestCa("Test CA");

  private static RawServer serving(Identity identity) throws Exception {
    return RawServer.playing(identity.context(), RawServer.answer(RawServer.ok("hi")));
  }

  private static String line(RawServer server, Trust trust) {
    return diagnosis(Given.at(server.uri()).trusting(trust).settings(), Checks::getRoot);
  }

  @Test
  void aValidCertificateOfATrustedAuthorityPassesAndIsRecorded() throws Exception {
    Identity identity = ca.valid();
    try (RawServer server = serving(identity);
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).trusting(ca.trusted()).settings())) {
      recorder.specification().get("/").then().statusCode(200);

      assertThat(recorder.exchanges())
          .singleElement()
          .satisfies(
              exchange -> {
                assertThat(exchange.fault()).isNull();
                assertThat(exchange.certificateExpires())
                    .isEqualTo(identity.leaf().getNotAfter().toInstant());
                assertThat(exchange.phases().tls()).isPositive();
              });
    }
  }

  @Test
  void anExpiredLeafIsT0101() throws Exception {
    try (RawServer server = serving(ca.issue(day(-90), day(-3), LOOPBACK))) {
      assertThat(line(server, ca.trusted()))
          .matches(
              "T0101 tls: GET https://127.0.0.1:\\d+/: the certificate of shop.example expired on"
                  + " \\d{4}-\\d\\d-\\d\\d, 2 d ago \\(tcp ok .*\\)");
    }
  }

  @Test
  void anExpiredCertificateThatIsItselfTrustedIsT0101AlthoughJavaAcceptsIt() throws Exception {
    Identity identity = TestCa.selfSigned(day(-90), day(-3));
    try (RawServer server = serving(identity)) {
      assertThat(line(server, identity.trusted()))
          .startsWith(
              "T0101 tls: GET " + server.uri() + "/: the certificate of shop.example expired on");
    }
  }

  @Test
  void aCertificateForAnotherHostIsT0103() throws Exception {
    GeneralName other = new GeneralName(GeneralName.dNSName, "other.example");
    try (RawServer server = serving(ca.issue(day(-1), day(61), other))) {
      assertThat(line(server, ca.trusted()))
          .startsWith(
              "T0103 tls: GET "
                  + server.uri()
                  + "/: the certificate is for other.example, not for 127.0.0.1 (tcp ok ");
    }
  }

  @Test
  void aCertificateForAnotherHostIsT0103AlsoIfTheServerSendsAnExpiredOneThatNobodyNeeds()
      throws Exception {
    GeneralName other = new GeneralName(GeneralName.dNSName, "other.example");
    Identity identity = ca.issue(day(-1), day(61), other).with(expired());
    try (RawServer server = serving(identity)) {
      assertThat(line(server, ca.trusted())).startsWith("T0103").contains("other.example");
    }
  }

  @Test
  void anUnknownIssuerIsT0104AlsoIfTheServerSendsAnExpiredOneThatNobodyNeeds() throws Exception {
    try (RawServer server = serving(ca.valid().with(expired()))) {
      assertThat(line(server, Trust.JDK)).startsWith("T0104").contains("issued by CN=Test CA");
    }
  }

  private static X509Certificate expired() {
    return TestCa.selfSigned(day(-90), day(-3)).leaf();
  }

  @Test
  void anExpiredIssuerIsT0101AndNamed() throws Exception {
    TestCa issuer = ca.subordinate("Issuing CA", day(-90), day(-3));
    try (RawServer server = serving(issuer.valid())) {
      assertThat(line(server, ca.trusted()))
          .startsWith("T0101")
          .contains("the certificate of Issuing CA expired on ");
    }
  }

  @Test
  void anIssuerThatWasRenewedIsNotCalledExpired() throws Exception {
    TestCa issuer = ca.subordinate("Issuing CA", day(-90), day(-3));
    TestCa renewed = ca.renewed(issuer, day(-4), day(90));
    Identity identity = issuer.valid().with(renewed.certificate());
    try (RawServer server = serving(identity)) {
      assertThat(line(server, Trust.JDK)).startsWith("T0104");
    }
  }

  @Test
  void anUnknownIssuerIsT0104() throws Exception {
    try (RawServer server = serving(ca.valid())) {
      assertThat(line(server, Trust.JDK))
          .contains(
              "T0104 tls: GET "
                  + server.uri()
                  + "/: the certificate of shop.example leads to no trusted issuer; it was issued by"
                  + " CN=Test CA");
    }
  }

  @Test
  void aSelfSignedCertificateIsT0104() throws Exception {
    try (RawServer server = serving(TestCa.selfSigned(day(-1), day(61)))) {
      assertThat(line(server, Trust.JDK))
          .startsWith("T0104")
          .contains("the certificate of shop.example is self-signed and not trusted");
    }
  }

  @Test
  void aCertificateThatIsNotYetValidIsT0102() throws Exception {
    try (RawServer server = serving(ca.issue(day(2), day(61), LOOPBACK))) {
      assertThat(line(server, ca.trusted()))
          .startsWith(
              "T0102 tls: GET "
                  + server.uri()
                  + "/: the certificate of shop.example is not valid before "
                  + date(day(2))
                  + ", in 2 d (tcp ok ");
    }
  }

  @Test
  void aCertificateThatIsItselfTrustedIsT0102BeforeItsTimeAlthoughJavaAcceptsIt() throws Exception {
    Identity identity = TestCa.selfSigned(day(2), day(61));
    try (RawServer server = serving(identity)) {
      assertThat(line(server, identity.trusted())).startsWith("T0102");
    }
  }

  @Test
  void anIssuerThatIsNotYetValidIsT0102AndNamed() throws Exception {
    try (RawServer server = serving(ca.subordinate("Issuing CA", day(2), day(61)).valid())) {
      assertThat(line(server, ca.trusted()))
          .startsWith("T0102")
          .contains("the certificate of Issuing CA is not valid before ");
    }
  }

  private static String date(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  @Test
  void aServerThatSpeaksNoTlsIsT0201() throws Exception {
    try (RawServer plain =
        RawServer.playing(connection -> connection.write("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      String line = diagnosis(URI.create("https://" + plain.address()), Checks::getRoot);

      assertThat(line)
          .startsWith(
              "T0201 tls: GET https://%1$s/: the handshake with %1$s failed: what answers there is not TLS (tcp ok "
                  .formatted(plain.address()));
    }
  }

  @Test
  void aServerThatRefusesTheHandshakeWithAnAlertIsT0201() throws Exception {
    byte[] handshakeFailure = {0x15, 3, 3, 0, 2, 2, 40};
    try (RawServer server = RawServer.playing(connection -> connection.write(handshakeFailure))) {
      assertThat(diagnosis(URI.create("https://" + server.address()), Checks::getRoot))
          .startsWith("T0201 tls: GET https://" + server.address() + "/: the handshake with ")
          .contains(" failed: ", "handshake_failure");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aServerThatAsksForACertificateThatWeDoNotHaveIsT0201(String version) throws Exception {
    try (RawServer server =
        RawServer.playing(
            ca.valid().context(),
            tls -> {
              tls.setNeedClientAuth(true);
              tls.setEnabledProtocols(new String[] {version});
            },
            RawServer.answer(RawServer.ok("hi")))) {
      assertThat(line(server, ca.trusted()))
          .startsWith("T0201 tls: GET " + server.uri() + "/: the handshake with ")
          .contains("bad_certificate");
    }
  }

  @Test
  void aServerThatDoesNotKnowTheNameIsT0201() throws Exception {
    try (RawServer server =
            RawServer.playing(
                ca.valid().context(),
                tls -> {
                  SSLParameters parameters = tls.getSSLParameters();
                  parameters.setSNIMatchers(
                      List.of(SNIHostName.createSNIMatcher("other\\.example")));
                  tls.setSSLParameters(parameters);
                },
                RawServer.answer(RawServer.ok("hi")));
        ExchangeRecorder recorder = named("shop.example", server)) {
      assertThat(diagnosis(recorder, Checks::getRoot))
          .startsWith(
              "T0201 tls: GET https://shop.example:" + server.port() + "/: the handshake with ")
          .contains("unrecognized_name", " (dns ok ", ", tcp ok ");
    }
  }

  @Test
  void aServerThatShowsItsDefaultCertificateForTheNameIsT0103() throws Exception {
    GeneralName other = new GeneralName(GeneralName.dNSName, "default.example");
    try (RawServer server = serving(ca.issue(day(-1), day(61), other));
        ExchangeRecorder recorder = named("shop.example", server)) {
      assertThat(diagnosis(recorder, Checks::getRoot))
          .matches(
              "T0103 tls: GET https://shop.example:\\d+/: the certificate is for default.example, not"
                  + " for shop.example \\(dns ok .*, tcp ok .*\\)");
    }
  }

  /** A server at a name that only this client knows. */
  private ExchangeRecorder named(String name, RawServer server) {
    return new ExchangeRecorder(
        Given.at(URI.create("https://" + name + ":" + server.port()))
            .trusting(ca.trusted())
            .settings(),
        Checks.TRACE_ID,
        InstantSource.system(),
        host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
  }

  @Test
  void aHandshakeThatTricklesIsStoppedAndT0201() throws Exception {
    try (RawServer trickling =
            RawServer.playing(
                connection -> {
                  connection.write(new byte[] {0x16, 3, 3, 0x40, 0});
                  connection.writeUntilClosed(new byte[] {2}, Duration.ofMillis(20));
                });
        ExchangeRecorder recorder = Checks.recorder(URI.create("https://" + trickling.address()))) {
      assertThat(Aborted.inFlight(recorder, Step.SECURING, Duration.ofSeconds(10)))
          .startsWith("T0201")
          .contains("did not end within the check's 10 s");
    }
  }

  @Test
  void aServerThatHangsUpInTheHandshakeIsT0201() throws Exception {
    try (RawServer server = RawServer.playing(connection -> {})) {
      assertThat(diagnosis(URI.create("https://" + server.address()), Checks::getRoot))
          .startsWith("T0201")
          .contains("Remote host terminated the handshake");
    }
  }

  @Test
  void aResetInTheHandshakeIsN0203() throws Exception {
    try (RawServer server = RawServer.playing(RawServer.Connection::reset)) {
      assertThat(diagnosis(URI.create("https://" + server.address()), Checks::getRoot))
          .startsWith("N0203")
          .contains("connection reset by " + server.address());
    }
  }

  @Test
  void oneCheckThatRelaxesTlsRelaxesItForNoOther() throws Exception {
    try (RawServer server = serving(TestCa.selfSigned(day(-1), day(61)));
        ExchangeRecorder relaxed = Checks.recorder(server.uri());
        ExchangeRecorder strict = Checks.recorder(server.uri())) {
      RequestSpecification own = relaxed.specification();
      own.relaxedHTTPSValidation().get("/").then().statusCode(200);

      assertThat(diagnosis(strict, Checks::getRoot)).startsWith("T0104");
      assertThat(diagnosis(relaxed, Checks::getRoot)).startsWith("T0104");
      assertThat(relaxed.exchanges().get(0).certificateExpires()).isAfter(Instant.now());
    }
  }

  @Test
  void aRelaxedRequestLeavesTheSpecificationItCameFromStrict() throws Exception {
    try (RawServer server = serving(TestCa.selfSigned(day(-1), day(61)));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      RequestSpecification http = recorder.specification();
      io.restassured.RestAssured.given()
          .spec(http)
          .relaxedHTTPSValidation()
          .get("/")
          .then()
          .statusCode(200);

      assertThat(diagnosis(recorder, spec -> http.get("/"))).startsWith("T0104");
    }
  }

  @Test
  void aHandshakeThatDoesNotGoOnIsT0201WithoutADeadline() throws Exception {
    try (RawServer silent = RawServer.playing(RawServer.Connection::hold)) {
      HttpSettings settings =
          Given.at(URI.create("https://" + silent.address()))
              .connectTimeout(Duration.ofMillis(300))
              .settings();

      String line =
          assertTimeoutPreemptively(
              Duration.ofMinutes(1), () -> diagnosis(settings, Checks::getRoot));

      assertThat(line)
          .startsWith("T0201 tls: GET https://" + silent.address() + "/: ")
          .contains("the handshake with " + silent.address() + " did not end in ");
    }
  }

  @Test
  void theTimeOfTheHandshakeDoesNotBoundTheAnswer() throws Exception {
    try (RawServer slow =
            RawServer.playing(
                ca.valid().context(),
                connection -> {
                  connection.readRequest();
                  Thread.sleep(600);
                  connection.write(RawServer.ok("hi"));
                });
        ExchangeRecorder recorder =
            Checks.recorder(
                Given.at(slow.uri())
                    .trusting(ca.trusted())
                    .connectTimeout(Duration.ofMillis(300))
                    .settings())) {
      recorder.specification().get("/").then().statusCode(200);

      assertThat(recorder.exchanges().get(0).phases().ttfb()).isGreaterThan(Duration.ofMillis(500));
    }
  }

  @Test
  void aHandshakeThatNeverEndsIsStoppedAndT0201() throws Exception {
    try (RawServer silent = RawServer.playing(RawServer.Connection::hold);
        ExchangeRecorder recorder = Checks.recorder(URI.create("https://" + silent.address()))) {
      assertThat(Aborted.inFlight(recorder, Step.SECURING, Duration.ofSeconds(10)))
          .startsWith("T0201")
          .contains(
              "the handshake with " + silent.address() + " did not end within the check's 10 s");
    }
  }
}
