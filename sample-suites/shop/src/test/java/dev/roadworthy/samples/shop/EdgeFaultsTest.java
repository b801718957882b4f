package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeFaultsTest {
  private static final Duration LONG_ENOUGH_TO_ANSWER = Duration.ofSeconds(2);
  private static Shop shop;
  private static Visitor visitor;

  @BeforeAll
  static void open() {
    shop = Shop.start();
    visitor = new Visitor(shop);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @AfterEach
  void theShopWorksAgainAfterRecovery() throws Exception {
    shop.recover();
    assertThat(visitor.get("/").body()).contains("Welcome");
    assertThat(visitor.getSecurely("/").body()).contains("Welcome");
  }

  @Test
  void maintenanceIsSignedByTheEdgeAlone() throws Exception {
    shop.fault(ShopFault.UNAVAILABLE_503);

    HttpResponse<String> answer = visitor.getSecurely("/");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Server")).contains("edge");
    assertThat(answer.headers().firstValue("Via")).contains("1.1 edge");
    assertThat(answer.headers().firstValue("Retry-After")).contains("120");
    assertThat(answer.headers().firstValue("X-Application")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BARE_503, 503", "ERROR_500_BARE, 500"})
  void aBareErrorIsSignedByNobody(ShopFault fault, int status) throws Exception {
    shop.fault(fault);

    HttpResponse<String> answer = visitor.get("/api/items");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().map()).doesNotContainKeys("server", "via", "x-application");
  }

  @Test
  void silenceComesAfterTheRequestWasTaken() throws Exception {
    // A slow machine is not to spend the patience on a handshake.
    visitor.get("/");
    visitor.getSecurely("/");
    shop.fault(ShopFault.SILENT);

    assertThatThrownBy(() -> visitor.get("/", LONG_ENOUGH_TO_ANSWER))
        .isInstanceOf(HttpTimeoutException.class)
        .isNotInstanceOf(HttpConnectTimeoutException.class);
    assertThatThrownBy(() -> visitor.getSecurely("/", LONG_ENOUGH_TO_ANSWER))
        .isInstanceOf(HttpTimeoutException.class)
        .isNotInstanceOf(HttpConnectTimeoutException.class);
  }

  @Test
  void aCutAnswerIsShorterThanItsHeaderSaid() {
    shop.fault(ShopFault.CUT_SHORT);

    assertThatThrownBy(() -> visitor.get("/"))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("fixed content-length: 78, bytes received: 39");
    assertThatThrownBy(() -> visitor.getSecurely("/")).isInstanceOf(IOException.class);
  }

  @Test
  void anExpiredCertificateIsOtherwiseInOrder() {
    shop.fault(ShopFault.EXPIRED_CERTIFICATE);

    assertThatThrownBy(() -> visitor.getSecurely("/"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void aCertificateOfAnotherHostNamesIt() {
    shop.fault(ShopFault.WRONG_HOST_CERTIFICATE);

    assertThatThrownBy(() -> visitor.getSecurely("/"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCauseInstanceOf(CertificateException.class)
        .rootCause()
        .hasMessageContaining("No subject alternative DNS name matching localhost");
  }

  @Test
  void anUntrustedCertificateHasNoPathToItsIssuer() {
    shop.fault(ShopFault.UNTRUSTED_CERTIFICATE);

    assertThatThrownBy(() -> visitor.getSecurely("/"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
  }

  @Test
  void aClientThatHadAGoodConnectionSeesTheNewCertificateToo() throws Exception {
    assertThat(visitor.getSecurely("/").statusCode()).isEqualTo(200);
    shop.fault(ShopFault.EXPIRED_CERTIFICATE);
    assertThatThrownBy(() -> visitor.getSecurely("/")).isInstanceOf(SSLHandshakeException.class);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);

    shop.fault(ShopFault.UNTRUSTED_CERTIFICATE);
    assertThatThrownBy(() -> visitor.getSecurely("/"))
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
  }
}
