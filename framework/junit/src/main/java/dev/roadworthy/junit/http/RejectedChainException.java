package dev.roadworthy.junit.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Carries the chain that a server showed out of the handshake that refused it. */
final class RejectedChainException extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final transient List<X509Certificate> chain;

  RejectedChainException(List<X509Certificate> chain, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.chain = chain;
  }

  List<X509Certificate> chain() {
    return chain;
  }
}
