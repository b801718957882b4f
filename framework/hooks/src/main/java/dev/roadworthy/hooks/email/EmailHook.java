package dev.roadworthy.hooks.email;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.RefusedAddressException;
import dev.roadworthy.hooks.net.Trouble;
import java.io.IOException;

/** Mails letters, each to all recipients at once. */
public final class EmailHook implements Hook {

  private final EmailSettings settings;
  private final SmtpSender smtp;

  /**
   * A hook with these settings; connects for each letter anew.
   *
   * @param sender stands in the letters
   */
  public EmailHook(EmailSettings settings, Sender sender) {
    this(settings, sender, Connector.system(settings.allowPrivateAddress()));
  }

  EmailHook(EmailSettings settings, Sender sender, Connector connector) {
    this.settings = settings;
    this.smtp = new SmtpSender(settings, sender, connector);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    try {
      return smtp.send(letter);
    } catch (RefusedAddressException e) {
      return new Rejected(settings.server() + " was not called: " + e.getMessage(), false);
    } catch (IOException e) {
      return new Retryable(
          settings.server() + ": " + settings.redactor().text(Trouble.inWords(e)), null);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "email " + settings;
  }
}
