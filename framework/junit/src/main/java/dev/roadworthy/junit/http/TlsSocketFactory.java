package dev.roadworthy.junit.http;

import dev.roadworthy.config.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.SchemeLayeredSocketFactory;
import org.apache.http.params.HttpParams;
import org.jspecify.annotations.Nullable;

/**
 * Lays TLS over a connected socket, verifying the chain, the host name and, unlike the JDK where a
 * certificate is itself trusted, that the leaf is in force.
 */
@SuppressWarnings("deprecation")
final class TlsSocketFactory implements SchemeLayeredSocketFactory {

  private final Trust trust;
  private final InstantSource clock;
  private @Nullable SSLContext context;

  TlsSocketFactory(Trust trust, InstantSource clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Of one run: a session resumed from an earlier run would hide a certificate that changed. */
  private synchronized SSLContext context() {
    if (context == null) {
      try {
        context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {CapturingTrust.in(trust)}, null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("The JDK offers no TLS", e);
      }
    }
    return context;
  }

  @Override
  public Socket createLayeredSocket(Socket socket, String host, int port, HttpParams params)
      throws IOException {
    SSLSocket secured =
        (SSLSocket) context().getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    requireInForce(secured.getSession());
    return secured;
  }

  private void requireInForce(SSLSession session) throws IOException {
    X509Certificate leaf = (X509Certificate) session.getPeerCertificates()[0];
    try {
      leaf.checkValidity(Date.from(clock.instant()));
    } catch (CertificateException e) {
      SSLHandshakeException refused = new SSLHandshakeException("The certificate is not in force");
      refused.initCause(new RejectedChainException(List.of(leaf), e));
      throw refused;
    }
  }

  @Override
  public Socket createSocket(HttpParams params) {
    return new Socket();
  }

  @Override
  public Socket connectSocket(
      Socket socket, InetSocketAddress remote, @Nullable InetSocketAddress local, HttpParams params)
      throws IOException {
    Socket connected =
        PlainSocketFactory.getSocketFactory().connectSocket(socket, remote, local, params);
    return createLayeredSocket(connected, remote.getHostString(), remote.getPort(), params);
  }

  @Override
  public boolean isSecure(Socket socket) {
    return socket instanceof SSLSocket;
  }
}
