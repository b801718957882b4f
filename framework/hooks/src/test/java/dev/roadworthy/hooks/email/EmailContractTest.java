package dev.roadworthy.hooks.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.HookContract;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Behaviour;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Nested;

/** Whatever goes wrong, and whenever it does. */
class EmailContractTest {

  @Nested
  class InsteadOfTheGreeting extends EmailContract {
    InsteadOfTheGreeting() {
      super(SmtpTalk.GREETING, "220 ");
    }
  }

  @Nested
  class AfterTheHello extends EmailContract {
    AfterTheHello() {
      super("EHLO", "250-");
    }
  }

  @Nested
  class AfterTheSender extends EmailContract {
    AfterTheSender() {
      super("MAIL", "250-");
    }
  }

  @Nested
  class AfterTheRecipient extends EmailContract {
    AfterTheRecipient() {
      super("RCPT", "250-");
    }
  }

  @Nested
  class BeforeTheMessage extends EmailContract {
    BeforeTheMessage() {
      super("DATA", "354-");
    }
  }

  @Nested
  class AfterTheMessage extends EmailContract {
    AfterTheMessage() {
      super(SmtpTalk.MESSAGE, "250-");
    }
  }

  abstract static class EmailContract extends HookContract {

    private final String command;
    private final String beginning;

    EmailContract(String command, String beginning) {
      this.command = command;
      this.beginning = beginning;
    }

    @Override
    protected Hook hook(URI target, Duration timeout, boolean allowPrivateAddress, Instant now) {
      return new EmailHook(
          new EmailSettings(
              "ops",
              target.getHost().replaceAll("[\\[\\]]", ""),
              target.getPort() < 0 ? 25 : target.getPort(),
              Security.NONE,
              null,
              "roadworthy@shop.example",
              List.of("on-call@shop.example"),
              allowPrivateAddress,
              timeout),
          Letters.SENDER);
    }

    @Override
    protected String arrived(Letter letter) throws Exception {
      GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      server.start();
      try {
        URI target = URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort());
        assertThat(hook(target, PATIENT, true, NOW).deliver(letter)).isEqualTo(new Delivered());
        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        return parts.getBodyPart(0).getContent().toString();
      } finally {
        server.stop();
      }
    }

    @Override
    protected List<String> secrets() {
      return List.of(TOKEN, QUERY_TOKEN); // the target's, which mail has no use for
    }

    @Override
    protected Receiver receiver(Behaviour behaviour) throws IOException {
      return Receiver.that(ServerSocketFactory.getDefault(), SmtpTalk.until(command), behaviour);
    }

    @Override
    protected Behaviour taking() {
      return SmtpTalk.takingFrom(command);
    }

    @Override
    protected String beginning() {
      return beginning;
    }
  }
}
