package dev.roadworthy.hooks.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.LogCapture;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Behaviour;
import dev.roadworthy.hooks.net.Addresses;
import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a mail server has to prove before it hears anything, and where the password goes. */
@Timeout(60)
class SmtpSecurityTest {

  private static final String PASSWORD = "pa55-canary-word";
  private static final String AS_SENT =
      Base64.getEncoder().encodeToString(("monitor\0monitor\0" + PASSWORD).getBytes(UTF_8));

  private final TestCertificates certificates;
  private final LogCapture logs = new LogCapture();
  private final List<String> shown = new ArrayList<>();
  private final AtomicInteger resolved = new AtomicInteger();

  SmtpSecurityTest() throws Exception {
    certificates = new TestCertificates();
  }

  @AfterEach
  void thePasswordIsNeverShown() {
    shown.addAll(logs.lines());
    logs.close();
    assertThat(shown)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotContain(PASSWORD, AS_SENT));
  }

  private DeliveryResult deliver(Security security, int port, Duration timeout) throws Exception {
    Addresses here =
        new Addresses(
            host -> {
              resolved.incrementAndGet();
              assertThat(host).isEqualTo("mail.invalid");
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            },
            true);
    EmailHook hook =
        new EmailHook(
            new EmailSettings(
                "ops",
                "mail.invalid",
                port,
                security,
                new Login("monitor", PASSWORD),
                "roadworthy@shop.example",
                List.of("on-call@shop.example"),
                true,
                timeout),
            Letters.SENDER,
            new Connector(here, certificates.client().getSocketFactory()));
    DeliveryResult result = hook.deliver(Letters.trigger());
    shown.addAll(List.of(hook.toString(), result.toString()));
    return result;
  }

  private DeliveryResult deliver(Security security, Receiver receiver) throws Exception {
    return deliver(security, receiver.port(), Duration.ofSeconds(30));
  }

  private static Receiver plain(String command, Behaviour behaviour) throws IOException {
    return Receiver.that(ServerSocketFactory.getDefault(), SmtpTalk.until(command), behaviour);
  }

  /** Agrees to TLS, and goes on behind it. */
  private static Behaviour upgrading(SSLContext context, String command, Behaviour behaviour) {
    return (socket, in, out) -> {
      Receiver.write(out, "220 go on\r\n");
      try (SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, true)) {
        secure.setUseClientMode(false);
        SmtpTalk.silentlyUntil(command).read(secure.getInputStream(), secure.getOutputStream());
        behaviour.answer(secure, secure.getInputStream(), secure.getOutputStream());
      }
    };
  }

  @Test
  void afterStarttlsTheServerIsLoggedInToAndTakesTheLetter() throws Exception {
    Behaviour rest = SmtpTalk.takingFrom("AUTH");
    try (Receiver receiver =
        plain("STARTTLS", upgrading(certificates.server("mail.invalid"), "AUTH", rest))) {
      assertThat(deliver(Security.STARTTLS, receiver)).isEqualTo(new Delivered());
      assertThat(receiver.received().get(0).line()).matches("EHLO \\[127\\.0\\.0\\.1]\nSTARTTLS");
      assertThat(resolved).as("the name is not looked up again after its check").hasValue(1);
    }
  }

  @Test
  void tlsFromTheFirstByteTakesTheLetter() throws Exception {
    try (Receiver receiver =
        Receiver.that(
            certificates.server("mail.invalid").getServerSocketFactory(),
            SmtpTalk.until("AUTH"),
            SmtpTalk.takingFrom("AUTH"))) {
      assertThat(deliver(Security.TLS, receiver)).isEqualTo(new Delivered());
      assertThat(receiver.received().get(0).line()).contains("AUTH PLAIN " + AS_SENT);
    }
  }

  @Test
  void aServerWithoutStarttlsIsToldNothing() throws Exception {
    Behaviour without = SmtpTalk.answering("250 mail.invalid");
    try (Receiver receiver = plain("EHLO", without)) {
      DeliveryResult result = deliver(Security.STARTTLS, receiver);
      assertThat(result).isInstanceOf(Retryable.class);
      assertThat(result.toString()).contains("STARTTLS is required");
    }
  }

  @Test
  void aCertificateForAnotherHostEndsItBeforeTheLogin() throws Exception {
    SSLContext other = certificates.server("other.invalid");
    Behaviour unreached =
        (socket, in, out) -> {
          throw new IllegalStateException("it went on");
        };
    try (Receiver receiver = plain("STARTTLS", upgrading(other, "EHLO", unreached))) {
      DeliveryResult result = deliver(Security.STARTTLS, receiver);
      assertThat(result).isInstanceOf(Retryable.class);
      assertThat(result.toString()).contains("TLS failed", "mail.invalid");
    }
    try (Receiver receiver =
        Receiver.that(other.getServerSocketFactory(), SmtpTalk.until("EHLO"), unreached)) {
      assertThat(deliver(Security.TLS, receiver).toString()).contains("TLS failed", "mail.invalid");
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void anIssuerThatNobodyTrustsEndsItBeforeTheLogin() throws Exception {
    SSLContext stranger = new TestCertificates().server("mail.invalid");
    try (Receiver receiver =
        plain("STARTTLS", upgrading(stranger, "EHLO", SmtpTalk.takingFrom("EHLO")))) {
      DeliveryResult result = deliver(Security.STARTTLS, receiver);
      assertThat(result).isInstanceOf(Retryable.class);
      assertThat(result.toString()).contains("TLS failed");
    }
  }

  @Test
  void aHandshakeThatNeverComesIsGivenUpAtTheDeadline() throws Exception {
    Behaviour silent =
        (socket, in, out) -> {
          Receiver.write(out, "220 go on\r\n");
          while (in.read() >= 0) {
            // says nothing
          }
        };
    try (Receiver receiver = plain("STARTTLS", silent)) {
      DeliveryResult result = deliver(Security.STARTTLS, receiver.port(), Duration.ofMillis(300));
      assertThat(result).isInstanceOf(Retryable.class);
      assertThat(result.toString()).contains("within 300 ms");
    }
  }

  private DeliveryResult loginAnswered(String answer) throws Exception {
    try (Receiver receiver =
        Receiver.that(
            certificates.server("mail.invalid").getServerSocketFactory(),
            SmtpTalk.until("AUTH"),
            SmtpTalk.answering(answer))) {
      return deliver(Security.TLS, receiver);
    }
  }

  @Test
  void aLoginThatIsRefusedIsRefusedForGoodWithoutThePasswordInTheReason() throws Exception {
    DeliveryResult result = loginAnswered("535 bad: " + PASSWORD + " in " + AS_SENT);
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(result.toString()).contains("it refused the login: 535 bad: *****");
  }

  @Test
  void aLoginThatIsNotPossibleNowIsTriedAgain() throws Exception {
    DeliveryResult result = loginAnswered("454 the directory is down");
    assertThat(result).isInstanceOf(Retryable.class);
    assertThat(result.toString()).contains("454 the directory is down");
  }

  @Test
  void aPasswordWithoutTlsIsRefusedBeforeAnythingIsSent() {
    shown.add("nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deliver(Security.NONE, 25, Duration.ofSeconds(1)))
        .withMessage(
            "The e-mail hook 'ops' sends no password in the clear: security starttls or tls");
  }
}
