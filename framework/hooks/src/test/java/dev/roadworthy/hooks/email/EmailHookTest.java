package dev.roadworthy.hooks.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Letters;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real mail server gets. */
@Timeout(60)
class EmailHookTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MimeMessage delivered(Letter letter) {
    EmailSettings settings =
        new EmailSettings(
            "ops",
            "127.0.0.1",
            server.getSmtp().getPort(),
            Security.NONE,
            null,
            "roadworthy@shop.example",
            List.of("on-call@shop.example", "web@shop.example"),
            true,
            Duration.ofSeconds(30));
    assertThat(new EmailHook(settings, Letters.SENDER).deliver(letter)).isEqualTo(new Delivered());
    MimeMessage[] received = server.getReceivedMessagesForDomain("on-call@shop.example");
    assertThat(received).hasSameSizeAs(server.getReceivedMessagesForDomain("web@shop.example"));
    return received[received.length - 1];
  }

  private static String part(MimeMessage message, int number) throws Exception {
    return ((MimeMultipart) message.getContent()).getBodyPart(number).getContent().toString();
  }

  @Test
  void aLetterIsOneMessageToAllInPlainTextAndInHtml() throws Exception {
    MimeMessage message = delivered(Letters.trigger());

    assertThat(message.getSubject()).isEqualTo("DOWN: The landing page answers (production)");
    assertThat(message.getFrom())
        .containsExactly(new InternetAddress("Roadworthy <roadworthy@shop.example>"));
    assertThat(message.getRecipients(RecipientType.TO))
        .extracting(Object::toString)
        .containsExactly("on-call@shop.example", "web@shop.example");
    assertThat(message.getSentDate()).isEqualTo(Date.from(Letters.OPENED));
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(part(message, 0).lines())
        .containsExactlyElementsOf(LetterText.of(Letters.trigger(), Letters.SENDER).lines());
    assertThat(part(message, 1))
        .contains(
            "<a href=\"https://wiki.example/landing\">https://wiki.example/landing</a> or ",
            "<a href=\"https://status.example/\">https://status.example/</a> or on watch-1: <code>"
                + "roadworthy incidents show 3e072748 --home /var/lib/roadworthy</code></p>",
            "502 Bad Gateway from nginx");
  }

  @Test
  void whatChangedIsSaidAndIsNoMarkup() throws Exception {
    MimeMessage message = delivered(Letters.triggerAfter("application <b>1.4.2</b> -> 1.4.3"));

    assertThat(part(message, 0)).contains("Owner: web; application <b>1.4.2</b> -> 1.4.3 after ");
    assertThat(part(message, 1))
        .contains("application &lt;b&gt;1.4.2&lt;/b&gt; -&gt; 1.4.3 after ");
  }

  @Test
  void aLetterThatIsSentTwiceShowsAsOneAndOpenedAndResolvedBelongTogether() throws Exception {
    MimeMessage first = delivered(Letters.trigger());
    MimeMessage again = delivered(Letters.trigger());
    MimeMessage resolved = delivered(Letters.resolved());

    assertThat(first.getMessageID())
        .isEqualTo("<" + Letters.trigger().id() + "@shop.example>")
        .isEqualTo(again.getMessageID())
        .isNotEqualTo(resolved.getMessageID());
    String incident = "<" + Letters.trigger().incident().id() + "@shop.example>";
    for (String header : List.of("References", "In-Reply-To")) {
      assertThat(first.getHeader(header)).containsExactly(incident);
      assertThat(resolved.getHeader(header)).containsExactly(incident);
    }
  }

  @Test
  void theHeadOnThePageIsWhatIsSent() throws Exception {
    String page = Files.readString(Path.of("..", "..", "docs", "alerts.md"));
    String example = page.replaceAll("(?s).*## E-mail.*?```text\n(.*?)```.*", "$1");
    MimeMessage message = delivered(Letters.trigger());
    assertThat(example.lines())
        .hasSize(7)
        .allSatisfy(
            line -> {
              String[] header = line.split(": ", 2);
              assertThat(message.getHeader(header[0], ", ")).isEqualTo(header[1]);
            });
  }

  @Test
  void noNameAndNoMessageAddsAHeaderARecipientOrAPart() throws Exception {
    String evil = "x\r\nBcc: thief@evil.example\r\n\r\n.\r\nRCPT TO:<thief@evil.example>\r\n--b";
    Letter letter =
        Letters.trigger(
            "ops",
            "one",
            Status.DOWN,
            new Fault(FaultCode.EXPECTATION, evil),
            Letters.check(evil, null));

    MimeMessage message = delivered(letter);

    assertThat(Collections.list(message.getAllHeaders()).stream().map(it -> it.getName()))
        .doesNotContain("Bcc")
        .filteredOn(name -> !name.matches("Return-Path|Received"))
        .containsExactlyInAnyOrder(
            "Date",
            "From",
            "To",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted");
    assertThat(message.getSubject()).doesNotContain("\r", "\n").contains("Bcc: thief");
    assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(2);
    assertThat(part(message, 0).lines()).hasSize(4);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aLineThatIsADotEndsNothing() throws Exception {
    Letter letter =
        Letters.trigger("ops", "one", Status.DOWN, null, Letters.check(".", "https://x.example/"));

    assertThat(part(delivered(letter), 0)).contains("Owner: web");
  }

  @Test
  void whatComesFromElsewhereIsTextInTheHtmlAndNothingIsLoaded() throws Exception {
    String evil = "<script>alert(1)</script><img src=https://evil.example/x.png> \"&'";
    Letter letter =
        Letters.trigger(
            "ops",
            "one",
            Status.DOWN,
            new Fault(FaultCode.EXPECTATION, evil),
            Letters.check(evil, "javascript:alert(1)"));

    String html = part(delivered(letter), 1);

    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&amp;&#39;")
        .doesNotContain("<script", "<img", "<link", "<iframe", "url(", "href=\"javascript:");
    assertThat(
            html.replaceAll(
                "<!DOCTYPE html>|</?(html|head|meta|title|body|div|p)\\b[^<>]*>"
                    + "|<a href=\"https://status.example/\">|</a>|</?code>",
                ""))
        .doesNotContain("<", ">");
  }

  @Test
  void theMessageIsAsciiOnTheWire() {
    Letter letter =
        Letters.trigger("ops", "one", Status.DOWN, null, Letters.check("Grüße 😀", null));

    String raw = GreenMailUtil.getWholeMessage(delivered(letter));

    assertThat(raw).matches("\\p{ASCII}*");
    assertThat(raw.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(999));
  }
}
