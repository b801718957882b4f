package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The certificates of the edge, good and bad, made anew with every shop. */
final class Certificates {
  private static final GeneralNames THIS_HOST =
      new GeneralNames(
          new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
          });
  private static final GeneralNames OTHER_HOST =
      new GeneralNames(new GeneralName(GeneralName.dNSName, "elsewhere.example"));

  private final Instant lastMonth;
  private final Instant yesterday;
  private final Instant nextQuarter;
  private final CertificateAuthority trusted;
  private final CertificateAuthority stranger;

  Certificates(Instant now) throws GeneralSecurityException {
    lastMonth = now.minus(Duration.ofDays(30));
    yesterday = now.minus(Duration.ofDays(1));
    nextQuarter = now.plus(Duration.ofDays(90));
    trusted = new CertificateAuthority("Sample shop test CA", lastMonth, nextQuarter);
    stranger = new CertificateAuthority("A stranger's CA", lastMonth, nextQuarter);
  }

  /** The authority's own certificate: who trusts it, trusts this shop. */
  String caPem() throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(trusted.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /**
   * What the edge presents during the fault. Always a new context, because a client that resumes a
   * session of the context before would not look at the new certificate.
   */
  SSLContext during(ShopFault fault) throws GeneralSecurityException, IOException {
    KeyPair keys = CertificateAuthority.newKeys();
    return context(
        keys,
        switch (fault) {
          case EXPIRED_CERTIFICATE -> trusted.issue(keys, THIS_HOST, lastMonth, yesterday);
          case WRONG_HOST_CERTIFICATE -> trusted.issue(keys, OTHER_HOST, lastMonth, nextQuarter);
          case UNTRUSTED_CERTIFICATE -> stranger.issue(keys, THIS_HOST, lastMonth, nextQuarter);
          default -> trusted.issue(keys, THIS_HOST, lastMonth, nextQuarter);
        });
  }

  private static SSLContext context(KeyPair keys, X509Certificate leaf)
      throws GeneralSecurityException, IOException {
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry("edge", keys.getPrivate(), none, new Certificate[] {leaf});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
