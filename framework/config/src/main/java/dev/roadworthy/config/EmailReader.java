package dev.roadworthy.config;

import dev.roadworthy.config.HookSettings.Email;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one hook of type {@code email}. */
final class EmailReader {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45}");

  /** No quotes, no comments, no line breaks: what is left means the same to everybody. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,9}");

  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]+");
  private static final String EXAMPLE = "on-call@shop.example";

  private EmailReader() {}

  static @Nullable Email read(String name, Section section, SecretReader secrets) {
    String host =
        section.readRequired(
            "host",
            "smtp.shop.example",
            Scalars.matching(HOST, "must be a host name or an address, without port"));
    Integer port = section.read("port", "587", Scalars.number(1, 65535));
    MailSecurity security =
        section.read(
            "security", "starttls", Scalars.oneOf(MailSecurity.class), MailSecurity.STARTTLS);
    Credentials.Basic login = login(section, security, secrets);
    String from = section.readRequired("from", "roadworthy@shop.example", EmailReader::address);
    List<String> to = recipients(section);
    boolean allowPrivateAddress = HookReader.allowPrivateAddress(section);
    Duration timeout = HookReader.timeout(section);
    if (host == null || from == null || to.isEmpty()) {
      return null;
    }
    return new Email(
        name,
        host,
        Objects.requireNonNullElse(port, security.port()),
        security,
        login,
        from,
        to,
        allowPrivateAddress,
        timeout,
        secrets.secrets());
  }

  private static Credentials.@Nullable Basic login(
      Section section, MailSecurity security, SecretReader secrets) {
    Entry user = section.optional("user", "monitor");
    Entry password = section.optional("password", "${env:SMTP_PASSWORD}");
    if (user != null && password == null) {
      section.missing("password", "is missing; user has one", "${env:SMTP_PASSWORD}");
    } else if (user == null && password != null) {
      section.missing("user", "is missing; password belongs to one", "monitor");
    } else if (user != null && security == MailSecurity.NONE) {
      section.wrong(
          "security",
          "must be starttls or tls, so that the password is not sent in the clear",
          "security: starttls");
    }
    String name = user == null ? null : user.read(secrets.open(user), EmailReader::line);
    Secret word = secrets.secret(password);
    if (word != null && password != null && !LINE.matcher(word.reveal()).matches()) {
      password.wrong("must stand for a password of one line");
    }
    return name == null || word == null ? null : new Credentials.Basic(name, word);
  }

  private static List<String> recipients(Section section) {
    List<String> recipients = new ArrayList<>();
    List<Entry> entries = section.list("to", "[" + EXAMPLE + "]");
    if (entries.isEmpty()) {
      section.missing("to", "must name one recipient at least", "[" + EXAMPLE + "]");
    }
    for (Entry each : entries) {
      String recipient = each.read(EmailReader::address);
      if (recipient != null) {
        recipients.add(recipient);
      }
    }
    return recipients;
  }

  private static String address(String text) {
    return Scalars.matching(ADDRESS, "must be an e-mail address without a name, in ASCII")
        .apply(text);
  }

  private static String line(String text) {
    return Scalars.matching(LINE, "must be a user name of one line").apply(text);
  }
}
