package dev.roadworthy.hooks.email;

import dev.roadworthy.redaction.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From whom, to whom and over which server mail goes.
 *
 * @param name the hook's, as in the configuration
 * @param host of the mail server
 * @param port 1 to 65535
 * @param security how the server is talked to
 * @param login null if the server knows its senders otherwise; never without TLS
 * @param from the sender's address
 * @param to the recipients' addresses, one at least
 * @param allowPrivateAddress true if the host may be on this machine or in its networks
 * @param timeout for one attempt, 100 ms to 60 s
 */
public record EmailSettings(
    String name,
    String host,
    int port,
    Security security,
    @Nullable Login login,
    String from,
    List<String> to,
    boolean allowPrivateAddress,
    Duration timeout) {

  /** No quotes, no comments, no line breaks: what is left means the same to everybody. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,9}");

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException if a value breaks its rule; the message names the hook and the
   *     rule
   */
  public EmailSettings {
    to = List.copyOf(to);
    require(name, port >= 1 && port <= 65535, "has a port from 1 to 65535");
    require(name, !to.isEmpty(), "has one recipient at least");
    require(name, isAddress(from), "has a sender like roadworthy@shop.example");
    require(
        name,
        to.stream().allMatch(EmailSettings::isAddress),
        "has recipients like on-call@shop.example");
    require(
        name,
        login == null || security != Security.NONE,
        "sends no password in the clear: security starttls or tls");
    require(
        name,
        timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
        "has a timeout of 100 ms to 60 s");
  }

  private static void require(String name, boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("The e-mail hook '" + name + "' " + rule);
    }
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  Redactor redactor() {
    return login == null ? Redactor.of(List.of()) : login.redactor();
  }

  /** As it is named in reasons. */
  String server() {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return (security == Security.TLS ? "smtps://" : "smtp://") + literal + ":" + port;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + server() + ", to " + String.join(", ", to) + ")";
  }
}
