package dev.roadworthy.hooks.email;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.OneLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a mail server did not like.
 *
 * @param codes of its answers; none if what it said is not SMTP
 * @param said in its words, or in those of the library
 * @param arrived true if it took the message for some recipients
 */
record SmtpFailure(List<Integer> codes, String said, boolean arrived) {

  private static final Logger log = LoggerFactory.getLogger(SmtpFailure.class);

  /** What the library says where the connection ended instead of an answer. */
  private static final String END = "[EOF]";

  /**
   * Reads an exception of the library.
   *
   * @throws IOException if it is about the connection
   */
  static SmtpFailure of(MessagingException e, SMTPTransport transport) throws IOException {
    List<String> said = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    for (Exception next = e;
        next instanceof MessagingException each;
        next = each.getNextException()) {
      if (each.getNextException() instanceof IOException broken) {
        throw broken;
      }
      if (each instanceof SMTPAddressFailedException refused && refused.getReturnCode() > 0) {
        codes.add(refused.getReturnCode());
        said.add(refused.getAddress() + ": " + refused.getMessage());
      }
    }
    boolean arrived = e instanceof SendFailedException partial && hasSome(partial);
    boolean refusedWhole = e instanceof SMTPSendFailedException && !arrived;
    if (codes.isEmpty() || refusedWhole) {
      codes.clear(); // who was refused before does not matter: the message was for the others
      said.clear();
      codes.add(transport.getLastReturnCode());
      said.add(words(e, transport));
    }
    return new SmtpFailure(codes, String.join("; ", said), arrived);
  }

  private static boolean hasSome(SendFailedException e) {
    return e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
  }

  private static String words(MessagingException e, SMTPTransport transport) throws IOException {
    String answer = String.valueOf(transport.getLastServerResponse()).strip();
    if (answer.equals(END)) {
      throw new IOException("the connection was closed before the answer");
    }
    if (transport.getLastReturnCode() < 0) {
      return "it does not speak SMTP";
    }
    if (transport.getLastReturnCode() < 400) {
      return String.valueOf(e.getMessage());
    }
    return e instanceof AuthenticationFailedException ? "it refused the login: " + answer : answer;
  }

  /**
   * Delivered if somebody gets it: the others are logged, for another attempt would go to all.
   * Otherwise it is tried again, unless every answer was one for good.
   */
  DeliveryResult judged(Letter letter, EmailSettings settings) {
    String reason = OneLine.of(settings.redactor().text(settings.server() + ": " + said));
    if (arrived) {
      log.warn(
          "Letter {} of hook '{}' did not reach all: {}", letter.id(), settings.name(), reason);
      return new Delivered();
    }
    boolean forGood = codes.stream().allMatch(code -> code >= 500 && code <= 599);
    return forGood ? new Rejected(reason, false) : new Retryable(reason, null);
  }
}
