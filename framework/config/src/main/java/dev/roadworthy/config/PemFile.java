package dev.roadworthy.config;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates. */
final class PemFile {

  private static final long LARGEST = 1024 * 1024;

  private PemFile() {}

  /**
   * All certificates of a file.
   *
   * @throws IllegalArgumentException if there are none; the message states the rule
   */
  static List<X509Certificate> certificates(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("it is not a regular file");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        if (Files.size(file) > LARGEST) {
          throw new IOException("it has more than 1 MiB");
        }
        return certificates(in);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "must be a file that can be read (" + Reason.of(e) + ")", e);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "must be a file that can be read (" + e.getReason() + ")", e);
    }
  }

  private static List<X509Certificate> certificates(InputStream in) {
    List<X509Certificate> found;
    try {
      found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          "must be a PEM file with certificates and nothing else", e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("must be a PEM file with at least one certificate");
    }
    return found;
  }
}
