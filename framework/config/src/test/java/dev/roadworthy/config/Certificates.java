package dev.roadworthy.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** An authority and a leaf that it issued, good for a hundred years; their keys are lost. */
final class Certificates {

  private Certificates() {}

  static byte[] pem(String name) {
    try (InputStream in = Certificates.class.getResourceAsStream("/certs/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static X509Certificate read(String name) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem(name)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
