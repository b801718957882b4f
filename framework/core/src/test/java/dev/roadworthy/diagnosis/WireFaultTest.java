package dev.roadworthy.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.FaultCode;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireFaultTest {

  private static Throwable caused(Throwable outer, Throwable cause) {
    outer.initCause(cause);
    return outer;
  }

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of("X0108", new SocketException("Too many open files")),
        Arguments.of("X0108", new UnknownHostException("shop.example: Too many open files")),
        Arguments.of("X0108", new FileSystemException("/x", null, "Too many open files")),
        Arguments.of(
            "X0108",
            caused(
                new IllegalStateException(),
                new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource"
                        + " limits reached"))),
        Arguments.of("N0101", new UnknownHostException("shop.invalid: Name or service not known")),
        Arguments.of("N0101", caused(new ConnectException(), new UnresolvedAddressException())),
        Arguments.of(
            "N0102", new UnknownHostException("shop: Temporary failure in name resolution")),
        Arguments.of("N0201", new ConnectException("Connection refused")),
        Arguments.of("N0201", new ConnectException()),
        Arguments.of("N0202", new SocketTimeoutException("Connect timed out")),
        Arguments.of("N0202", new HttpConnectTimeoutException("HTTP connect timed out")),
        Arguments.of("N0202", new ConnectException("Connection timed out")),
        Arguments.of("N0203", new SocketException("Connection reset")),
        Arguments.of(
            "N0203", caused(new SSLException("x"), new SocketException("Connection reset"))),
        Arguments.of("N0203", new SocketException("Broken pipe")),
        Arguments.of("N0204", new NoRouteToHostException("No route to host")),
        Arguments.of("N0204", new ConnectException("Network is unreachable")),
        Arguments.of(
            "T0101",
            caused(new SSLHandshakeException("x"), new CertificateExpiredException("NotAfter"))),
        Arguments.of(
            "T0103",
            caused(
                new SSLHandshakeException("x"),
                new CertificateException("No name matching a found"))),
        Arguments.of(
            "T0103",
            new SSLPeerUnverifiedException(
                "Certificate for <a> doesn't match any of the subject alternative names: [b]")),
        Arguments.of(
            "T0104",
            caused(new SSLHandshakeException("x"), new CertPathBuilderException("unable to find"))),
        Arguments.of(
            "T0102",
            caused(
                new SSLHandshakeException("x"), new CertificateNotYetValidException("NotBefore"))),
        Arguments.of(
            "T0201",
            caused(
                new SSLHandshakeException("Remote host terminated the handshake"),
                new EOFException())),
        Arguments.of("W0601", new IOException("HTTP/1.1 header parser received no bytes")),
        Arguments.of("W0601", new IOException("fixed content-length: 10, bytes received: 3")),
        Arguments.of("W0603", new SocketTimeoutException("Read timed out")),
        Arguments.of("W0603", new HttpTimeoutException("request timed out")),
        Arguments.of(null, new IOException("disk full")),
        Arguments.of(null, new SocketException("Socket closed")),
        Arguments.of(null, new IllegalStateException("Connection reset")));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void namesWhatTheJdkThrows(@Nullable String code, Throwable thrown) {
    for (Throwable each : new Throwable[] {thrown, new RuntimeException(thrown)}) {
      WireFault fault = WireFault.of(each);

      assertThat(fault == null ? null : fault.code().code()).isEqualTo(code);
    }
  }

  @Test
  void saysWhatTheExceptionSays() {
    WireFault fault =
        WireFault.of(new RuntimeException(new ConnectException("Connection refused")));

    assertThat(fault)
        .isEqualTo(
            new WireFault(
                FaultCode.REFUSED, "connection refused (ConnectException: Connection refused)"));
  }

  @Test
  void endsOnCausesThatGoInCircles() {
    RuntimeException outer = new RuntimeException("a");
    outer.initCause(new RuntimeException("b", outer));

    assertThat(WireFault.of(outer)).isNull();
  }
}
