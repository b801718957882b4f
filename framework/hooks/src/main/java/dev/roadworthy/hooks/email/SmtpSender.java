package dev.roadworthy.hooks.email;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.net.Connector;
import dev.roadworthy.hooks.net.Deadline;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message over a connection of its own. The mail library is handed a connection, because
 * it would resolve the name itself, after the check of its addresses; the whole has a deadline.
 */
final class SmtpSender {

  private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);

  private final EmailSettings settings;
  private final Sender sender;
  private final Connector connector;

  SmtpSender(EmailSettings settings, Sender sender, Connector connector) {
    this.settings = settings;
    this.sender = sender;
    this.connector = connector;
  }

  /**
   * Makes one attempt.
   *
   * @throws IOException if there was no answer: refused, reset, TLS, too late
   */
  DeliveryResult send(Letter letter) throws IOException {
    List<InetAddress> checked = connector.addresses().of(settings.host());
    try (Deadline deadline = Deadline.in(settings.timeout())) {
      try (Socket raw = connector.connect(checked, settings.port(), deadline);
          Socket socket = secured(raw)) {
        return send(letter, socket);
      } catch (IOException e) {
        throw deadline.explained(e);
      }
    }
  }

  private Socket secured(Socket raw) throws IOException {
    return settings.security() == Security.TLS
        ? connector.secured(raw, settings.host(), settings.port())
        : raw;
  }

  private DeliveryResult send(Letter letter, Socket socket) throws IOException {
    Session session = Session.getInstance(properties(socket.getLocalAddress()));
    MimeMessage message = Mail.of(letter, sender, settings, session);
    SMTPTransport transport = new SMTPTransport(session, account());
    try {
      transport.connect(socket);
      transport.sendMessage(message, message.getAllRecipients());
      return new Delivered();
    } catch (MessagingException e) {
      return SmtpFailure.of(e, transport).judged(letter, settings);
    } finally {
      close(transport);
    }
  }

  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("A mail server did not hear the goodbye, which changes nothing: {}", e.toString());
    }
  }

  private URLName account() {
    Login login = settings.login();
    return login == null
        ? new URLName("smtp", null, -1, null, null, null)
        : new URLName("smtp", null, -1, null, login.user(), login.password());
  }

  private Properties properties(InetAddress local) {
    Properties properties = new Properties();
    properties.put(
        "mail.smtp.localhost", literal(local)); // the machine's name is nobody's business
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.auth", Boolean.toString(settings.login() != null));
    if (settings.security() == Security.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.socketFactory", connector.tls());
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
    }
    return properties;
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }
}
