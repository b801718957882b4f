package dev.roadworthy.hooks.email;

import static dev.roadworthy.hooks.Receiver.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.LogCapture;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Behaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answers of a mail server mean. */
@Timeout(60)
class SmtpAnswersTest {

  private static DeliveryResult deliver(Receiver receiver) {
    return new EmailHook(
            new EmailSettings(
                "ops",
                "127.0.0.1",
                receiver.port(),
                Security.NONE,
                null,
                "roadworthy@shop.example",
                List.of("one@shop.example", "two@shop.example"),
                true,
                Duration.ofSeconds(30)),
            Letters.SENDER)
        .deliver(Letters.trigger());
  }

  /** Answers this command so, and politely whatever follows. */
  private static DeliveryResult answering(String command, String answer) throws IOException {
    try (Receiver receiver = receiver(command, SmtpTalk.answering(answer))) {
      return deliver(receiver);
    }
  }

  private static Receiver receiver(String command, Behaviour behaviour) throws IOException {
    return Receiver.that(ServerSocketFactory.getDefault(), SmtpTalk.until(command), behaviour);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 421 too busy",
    "MAIL, 451 not now",
    "DATA, 452 disk full",
    "., 421 shutting down",
    "., 450 greylisted"
  })
  void aPassingTroubleIsTriedAgain(String command, String answer) throws IOException {
    DeliveryResult result = answering(command, answer);
    assertThat(result).isInstanceOf(Retryable.class);
    assertThat(result.toString()).contains(answer, "smtp://127.0.0.1:");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 554 no mail from you",
    "MAIL, 553 not this sender",
    "DATA, 554 no valid recipients",
    "., 550 looks like spam"
  })
  void aRefusalIsForGood(String command, String answer) throws IOException {
    DeliveryResult result = answering(command, answer);
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(result.toString()).contains(answer);
    assertThat(((Rejected) result).disablesHook()).isFalse();
  }

  @Test
  void anAnswerOfSeveralLinesIsOneLineInTheReason() throws IOException {
    DeliveryResult result = answering(".", "550-you\r\n550-are\r\n550 spam");
    assertThat(((Rejected) result).reason()).contains("you").contains("spam").doesNotContain("\n");
  }

  @Test
  void aServerThatTookTheMessageAndDiesDoesNotGetItAgain() throws IOException {
    Behaviour dying = (socket, in, out) -> write(out, "250 taken\r\n");
    try (Receiver receiver = receiver(SmtpTalk.MESSAGE, dying)) {
      assertThat(deliver(receiver)).isEqualTo(new Delivered());
    }
  }

  /** Both recipients are answered, and then the message is taken. */
  private static DeliveryResult recipients(String one, String two) throws IOException {
    return recipients(one, two, "250 taken");
  }

  private static DeliveryResult recipients(String one, String two, String message)
      throws IOException {
    Behaviour behaviour =
        (socket, in, out) -> {
          write(out, one + "\r\n");
          Receiver.line(in);
          write(out, two + "\r\n");
          SmtpTalk.silentlyUntil(SmtpTalk.MESSAGE).read(in, out);
          SmtpTalk.answering(message).answer(socket, in, out);
        };
    try (Receiver receiver = receiver("RCPT", behaviour)) {
      return deliver(receiver);
    }
  }

  @Test
  void aLetterThatSomebodyGetsIsDeliveredAndTheOthersAreLogged() throws IOException {
    for (String refusal : List.of("550 no such user", "452 mailbox full")) {
      try (LogCapture logs = new LogCapture()) {
        assertThat(recipients("250 ok", refusal)).isEqualTo(new Delivered());
        assertThat(logs.lines())
            .anySatisfy(
                line ->
                    assertThat(line).startsWith("WARN").contains("two@shop.example: " + refusal));
      }
    }
  }

  @Test
  void whatTheServerSaysOfTheMessageDecidesAlsoIfSomeRecipientsWereRefusedBefore()
      throws IOException {
    assertThat(recipients("250 ok", "550 no such user", "451 not now"))
        .isInstanceOfSatisfying(
            Retryable.class, failed -> assertThat(failed.reason()).endsWith("451 not now"));
    assertThat(recipients("250 ok", "452 mailbox full", "554 spam")).isInstanceOf(Rejected.class);
  }

  @Test
  void aLetterThatNobodyGetsIsGivenUpOnlyIfAllRefusedItForGood() throws IOException {
    DeliveryResult forGood = recipients("550 no such user", "551 moved");
    assertThat(forGood).isInstanceOf(Rejected.class);
    assertThat(forGood.toString())
        .contains("one@shop.example: 550 no such user", "two@shop.example: 551 moved");
    assertThat(recipients("550 no such user", "450 later")).isInstanceOf(Retryable.class);
  }
}
