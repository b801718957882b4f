package dev.roadworthy.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed.
 *
 * @param authorities certificates that are trusted besides the JDK's own roots
 */
public record Trust(List<X509Certificate> authorities) {

  /** The JDK's own roots and no others. */
  public static final Trust JDK = new Trust(List.of());

  /** Copies the list. */
  public Trust {
    authorities = List.copyOf(authorities);
  }

  /**
   * A trust manager that believes the JDK's own roots and the authorities.
   *
   * @throws GeneralSecurityException if the JDK's own roots cannot be read
   */
  public X509ExtendedTrustManager trustManager() throws GeneralSecurityException {
    return initialized(roots());
  }

  /**
   * Writes what is trusted as a PKCS #12 file, for another process.
   *
   * @param password of the file; it keeps nothing secret
   * @throws GeneralSecurityException if the JDK's own roots cannot be read
   */
  public void write(Path file, String password) throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      roots().store(out, password.toCharArray());
    }
  }

  private KeyStore roots() throws GeneralSecurityException {
    KeyStore roots = emptyKeyStore();
    int count = 0;
    for (X509Certificate root : initialized(null).getAcceptedIssuers()) {
      roots.setCertificateEntry("jdk-" + count++, root);
    }
    for (X509Certificate authority : authorities) {
      roots.setCertificateEntry("own-" + count++, authority);
    }
    return roots;
  }

  private static KeyStore emptyKeyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    return store;
  }

  private static X509ExtendedTrustManager initialized(@Nullable KeyStore roots)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException(
        "the JDK has no X509ExtendedTrustManager for " + factory.getAlgorithm());
  }
}
