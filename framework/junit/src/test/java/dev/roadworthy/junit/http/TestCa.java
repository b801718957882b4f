package dev.roadworthy.junit.http;

import dev.roadworthy.config.Trust;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority that issues whatever a test needs. */
public final class TestCa {

  private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

  private final KeyPair keys;
  private final X509Certificate certificate;

  public TestCa(String name) {
    keys = keyPair();
    certificate = certificate("CN=" + name, keys, "CN=" + name, keys, day(-400), day(400), null);
  }

  private TestCa(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** An authority that this one vouches for. */
  TestCa subordinate(String name, Instant from, Instant until) {
    KeyPair own = keyPair();
    String self = certificate.getSubjectX500Principal().getName();
    return new TestCa(own, certificate(self, keys, "CN=" + name, own, from, until, null));
  }

  /** The same authority with a newer certificate. */
  TestCa renewed(TestCa old, Instant from, Instant until) {
    String self = certificate.getSubjectX500Principal().getName();
    String subject = old.certificate.getSubjectX500Principal().getName();
    return new TestCa(old.keys, certificate(self, keys, subject, old.keys, from, until, null));
  }

  X509Certificate certificate() {
    return certificate;
  }

  Trust trusted() {
    return new Trust(List.of(certificate));
  }

  /** Its certificate, as a configuration names it. */
  public String pem() throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Valid now for 127.0.0.1, for so many days. */
  public Identity validFor(int days) {
    return issue(day(-1), day(days), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
  }

  /** A server's identity: its key and the chain that it shows. */
  public record Identity(PrivateKey key, X509Certificate leaf, Certificate[] chain) {

    Trust trusted() {
      return new Trust(List.of(leaf));
    }

    /** The same, which shows one certificate more. */
    Identity with(X509Certificate more) {
      List<Certificate> longer = new ArrayList<>(List.of(chain));
      longer.add(more);
      return new Identity(key, leaf, longer.toArray(Certificate[]::new));
    }

    public SSLContext context() {
      try {
        // Not PKCS12, which takes only chains that are right.
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry("server", key, new char[0], chain);
        KeyManagerFactory keys =
            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException | java.io.IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Valid now, for 127.0.0.1. */
  Identity valid() {
    return validFor(61);
  }

  Identity issue(Instant from, Instant until, GeneralName... names) {
    KeyPair leafKeys = keyPair();
    X509Certificate leaf =
        certificate(
            certificate.getSubjectX500Principal().getName(),
            keys,
            "CN=shop.example",
            leafKeys,
            from,
            until,
            new GeneralNames(names));
    return new Identity(leafKeys.getPrivate(), leaf, new Certificate[] {leaf, certificate});
  }

  static Identity selfSigned(Instant from, Instant until) {
    KeyPair keys = keyPair();
    X509Certificate leaf =
        certificate(
            "CN=shop.example",
            keys,
            "CN=shop.example",
            keys,
            from,
            until,
            new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return new Identity(keys.getPrivate(), leaf, new Certificate[] {leaf});
  }

  static Instant day(int fromToday) {
    return Instant.now().plus(fromToday, ChronoUnit.DAYS).plusSeconds(60);
  }

  private static X509Certificate certificate(
      String issuer,
      KeyPair issuerKeys,
      String subject,
      KeyPair subjectKeys,
      Instant from,
      Instant until,
      @Nullable GeneralNames names) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(SERIAL.incrementAndGet()),
              Date.from(from),
              Date.from(until),
              new X500Name(subject),
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(names == null));
      if (names != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
