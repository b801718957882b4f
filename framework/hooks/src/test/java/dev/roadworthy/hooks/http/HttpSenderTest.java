package dev.roadworthy.hooks.http;

import static dev.roadworthy.hooks.Receiver.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roadworthy.hooks.Misbehaviour;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.net.Addresses;
import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.RefusedAddressException;
import dev.roadworthy.hooks.net.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final AtomicInteger resolved = new AtomicInteger();

  /** A name that no name server knows leads here. */
  private HttpSender sender(SSLSocketFactory tls, Duration timeout, InetAddress... addresses) {
    Addresses.Resolver resolver =
        host -> {
          resolved.incrementAndGet();
          assertThat(host).isEqualTo("hooks.invalid");
          return addresses.length == 0 ? new InetAddress[] {HERE} : addresses;
        };
    return new HttpSender(new Connector(new Addresses(resolver, true), tls), timeout);
  }

  private HttpSender plain(Duration timeout, InetAddress... addresses) {
    return sender((SSLSocketFactory) SSLSocketFactory.getDefault(), timeout, addresses);
  }

  private static Answer post(HttpSender sender, String scheme, int port) throws IOException {
    return sender.post(
        URI.create(scheme + "://hooks.invalid:" + port + "/a%20b/c?d=e%2Ff"),
        Map.of("x-extra", "yes"),
        "grüße".getBytes(UTF_8),
        ContentType.TEXT_PLAIN);
  }

  @Test
  void theRequestSaysWhatItShouldAndGoesToTheAddressThatWasChecked() throws IOException {
    try (Receiver receiver = Receiver.that(answering(204))) {
      Answer answer = post(plain(PATIENT), "http", receiver.port());

      assertThat(answer).isEqualTo(new Answer(204, null, null, ""));
      assertThat(resolved).hasValue(1);
      Receiver.Request request = receiver.received().get(0);
      assertThat(request.line()).isEqualTo("POST /a%20b/c?d=e%2Ff HTTP/1.1");
      assertThat(request.header("host")).isEqualTo("hooks.invalid:" + receiver.port());
      assertThat(request.header("x-extra")).isEqualTo("yes");
      assertThat(request.header("content-length")).isEqualTo("7");
      assertThat(request.header("connection")).isEqualTo("close");
      assertThat(request.headers()).hasSize(5).containsKey("content-type");
      assertThat(new String(request.body(), UTF_8)).isEqualTo("grüße");
    }
  }

  @Test
  void anAddressThatDoesNotAnswerIsFollowedByTheNext() throws Exception {
    try (Receiver receiver = Receiver.that(answering(200))) {
      InetAddress nobody = InetAddress.getByName("127.0.0.2"); // the receiver listens on .1 only
      assertThat(post(plain(PATIENT, nobody, HERE), "http", receiver.port()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aProxyOfTheJvmIsNotAsked() throws Exception {
    try (Receiver receiver = Receiver.that(answering(200));
        ServerSocket proxy = new ServerSocket(0, 1, HERE)) {
      System.setProperty("socksProxyHost", "127.0.0.1");
      System.setProperty("socksProxyPort", Integer.toString(proxy.getLocalPort()));
      System.setProperty("socksNonProxyHosts", "");
      try {
        assertThat(post(plain(PATIENT), "http", receiver.port()).status()).isEqualTo(200);
      } finally {
        System.clearProperty("socksProxyHost");
        System.clearProperty("socksProxyPort");
        System.clearProperty("socksNonProxyHosts");
      }
    }
  }

  @Test
  void aConnectThatHangsEndsAtTheDeadline() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, HERE);
        Socket one = new Socket();
        Socket two = new Socket()) {
      one.connect(new InetSocketAddress(HERE, full.getLocalPort()));
      two.connect(new InetSocketAddress(HERE, full.getLocalPort()));
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> post(plain(IMPATIENT), "http", full.getLocalPort()));
    }
  }

  @Test
  void tlsAsksForTheHostByNameAndVerifiesIt() throws Exception {
    TestCertificates certificates = new TestCertificates();
    AtomicReference<String> asked = new AtomicReference<>();
    Receiver.Behaviour remembering =
        (socket, in, out) -> {
          ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
          asked.set(session.getRequestedServerNames().toString());
          answering(200).answer(socket, in, out);
        };
    try (Receiver receiver =
        Receiver.that(certificates.server("hooks.invalid").getServerSocketFactory(), remembering)) {
      HttpSender sender = sender(certificates.client().getSocketFactory(), PATIENT);
      assertThat(post(sender, "https", receiver.port()).status()).isEqualTo(200);
      assertThat(asked.get()).contains("hooks.invalid");
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefusedBeforeAnythingIsSent() throws Exception {
    TestCertificates certificates = new TestCertificates();
    try (Receiver receiver =
        Receiver.that(
            certificates.server("other.invalid").getServerSocketFactory(), answering(200))) {
      HttpSender sender = sender(certificates.client().getSocketFactory(), PATIENT);
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> post(sender, "https", receiver.port()))
          .withMessageContaining("hooks.invalid");
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void anIssuerThatNobodyTrustsIsRefusedBeforeAnythingIsSent() throws Exception {
    try (Receiver receiver =
        Receiver.that(
            new TestCertificates().server("hooks.invalid").getServerSocketFactory(),
            answering(200))) {
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> post(plain(PATIENT), "https", receiver.port()));
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void aSilentHandshakeEndsAtTheDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, HERE)) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> post(plain(IMPATIENT), "https", silent.getLocalPort()))
          .withMessage("no answer within 300 ms");
    }
  }

  @Test
  void aHandshakeThatTricklesEndsAtTheDeadline() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, HERE)) {
      CompletableFuture<Void> gone =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  // a handshake record of 16 kB, whose bytes never all come
                  Misbehaviour.trickling("\u0016\u0003\u0003\u0040\u0000")
                      .answer(socket, socket.getInputStream(), socket.getOutputStream());
                } catch (IOException e) {
                  // the sender has gone
                }
              });
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> post(plain(IMPATIENT), "https", server.getLocalPort()));
      assertThat(gone).succeedsWithin(PATIENT);
    }
  }

  @Test
  void aHostThatLeadsInwardOnTheNextAttemptIsRefusedThen() throws Exception {
    try (Receiver receiver = Receiver.that(answering(503))) {
      List<InetAddress> answers = List.of(HERE, InetAddress.getByName("169.254.169.254"));
      AtomicInteger asked = new AtomicInteger();
      Addresses addresses =
          new Addresses(host -> new InetAddress[] {answers.get(asked.getAndIncrement())}, true);
      HttpSender sender =
          new HttpSender(
              new Connector(addresses, (SSLSocketFactory) SSLSocketFactory.getDefault()), PATIENT);

      assertThat(post(sender, "http", receiver.port()).status()).isEqualTo(503);
      assertThat(asked).as("the name is not looked up again after its check").hasValue(1);
      assertThatExceptionOfType(RefusedAddressException.class)
          .isThrownBy(() -> post(sender, "http", receiver.port()));
    }
  }
}
