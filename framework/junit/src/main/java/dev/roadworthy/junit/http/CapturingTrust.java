package dev.roadworthy.junit.http;

import dev.roadworthy.config.Trust;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes what its delegate believes, and hands out the chain that it refused. */
final class CapturingTrust extends X509ExtendedTrustManager {

  /** Reading the JDK's roots costs tens of milliseconds; a JVM knows few sets of them. */
  private static final Map<Trust, CapturingTrust> CACHE = new ConcurrentHashMap<>();

  private final X509ExtendedTrustManager delegate;

  private CapturingTrust(X509ExtendedTrustManager delegate) {
    this.delegate = delegate;
  }

  static CapturingTrust in(Trust trust) {
    return CACHE.computeIfAbsent(
        trust,
        set -> {
          try {
            return new CapturingTrust(set.trustManager());
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK's trusted certificates cannot be read", e);
          }
        });
  }

  private interface Verdict {
    void reach() throws CertificateException;
  }

  private static void capture(X509Certificate[] chain, Verdict verdict)
      throws CertificateException {
    try {
      verdict.reach();
    } catch (CertificateException e) {
      throw new RejectedChainException(List.of(chain), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    capture(chain, () -> delegate.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    capture(chain, () -> delegate.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    capture(chain, () -> delegate.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }
}
