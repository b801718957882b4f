package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static final X509Certificate AUTHORITY = Certificates.read("ca.pem");
  private static final X509Certificate[] LEAF = {Certificates.read("leaf.pem")};

  @Test
  void anAuthorityIsTrustedBesidesTheRootsOfTheJdk() throws GeneralSecurityException {
    var manager = new Trust(List.of(AUTHORITY)).trustManager();

    assertThatCode(() -> manager.checkServerTrusted(LEAF, "ECDHE_ECDSA"))
        .doesNotThrowAnyException();
    assertThat(manager.getAcceptedIssuers())
        .contains(AUTHORITY)
        .contains(Trust.JDK.trustManager().getAcceptedIssuers());
  }

  @Test
  void withoutItTheRootsOfTheJdkAreAll() throws GeneralSecurityException {
    var manager = Trust.JDK.trustManager();

    assertThat(manager.getAcceptedIssuers()).isNotEmpty().doesNotContain(AUTHORITY);
    assertThatThrownBy(() -> manager.checkServerTrusted(LEAF, "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }
}
