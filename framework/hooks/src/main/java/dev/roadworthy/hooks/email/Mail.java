package dev.roadworthy.hooks.email;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Sender;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerHelper;

/** A letter as a message: plain text, and the same as HTML. */
final class Mail {

  private Mail() {}

  /**
   * Writes the message. Its id is the letter's, so that one that arrives twice shows as one; it
   * refers to its incident, so that what opened it and what closed it stand together.
   */
  static MimeMessage of(Letter letter, Sender sender, EmailSettings settings, Session session) {
    LetterText text = LetterText.of(letter, sender);
    String incident = id(letter.incident().id().value(), settings);
    Email email =
        EmailBuilder.ignoringDefaults()
            .ignoringOverrides()
            .startingBlank()
            .fixingMessageId(id(letter.id().value(), settings))
            .fixingSentDate(Date.from(letter.writtenAt()))
            .from("Roadworthy", settings.from())
            .toMultiple(settings.to())
            .withSubject(text.title())
            .withPlainText(String.join("\n", text.lines()) + "\n")
            .withHTMLText(Html.of(text, Accent.of(letter)))
            .withHeader("In-Reply-To", incident)
            .withHeader("References", incident)
            .withHeader("Auto-Submitted", "auto-generated") // no out-of-office answers
            .buildEmailCompletedWithDefaultsAndOverrides();
    MailerHelper.scanForInjectionAttacks(email);
    return EmailConverter.emailToMimeMessage(email, session);
  }

  private static String id(String value, EmailSettings settings) {
    return "<" + value + settings.from().substring(settings.from().indexOf('@')) + ">";
  }
}
