package dev.roadworthy.config;

import dev.roadworthy.config.Credentials.Basic;
import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where letters go; each kind of hook has a record of its own. */
public sealed interface HookSettings {

  /** As in the file; letters name their hook by it. */
  String name();

  /** True if the host may resolve to an address that is not public. */
  boolean allowPrivateAddress();

  /** The deadline of one attempt, 100 ms to 60 s. */
  Duration timeout();

  /** Every secret that stands anywhere in the hook, in a URL too. */
  List<Secret> secrets();

  /** What masks this hook's secrets in any text. */
  default Redactor redactor() {
    return Redactor.of(secrets().stream().map(Secret::reveal).toList());
  }

  /**
   * Letters as JSON.
   *
   * @param url where it listens, with scheme and host
   * @param secret what signs the letters, null if they go unsigned
   */
  record Webhook(
      String name,
      URI url,
      @Nullable Secret secret,
      boolean allowPrivateAddress,
      Duration timeout,
      List<Secret> secrets)
      implements HookSettings {

    /** Copies the list. */
    public Webhook {
      secrets = List.copyOf(secrets);
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return name + " (webhook, " + redactor().text(url.toString()) + ")";
    }
  }

  /**
   * Letters as messages in a Slack channel.
   *
   * @param url the incoming webhook's, with scheme and host
   */
  record Slack(
      String name, URI url, boolean allowPrivateAddress, Duration timeout, List<Secret> secrets)
      implements HookSettings {

    /** Copies the list. */
    public Slack {
      secrets = List.copyOf(secrets);
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return name + " (slack, " + redactor().text(url.toString()) + ")";
    }
  }

  /**
   * Letters as e-mail.
   *
   * @param host of the mail server
   * @param port 1 to 65535
   * @param security how the server is talked to
   * @param login null if the server knows its senders otherwise; never without TLS
   * @param from the sender's address
   * @param to the recipients' addresses, one at least
   */
  record Email(
      String name,
      String host,
      int port,
      MailSecurity security,
      @Nullable Basic login,
      String from,
      List<String> to,
      boolean allowPrivateAddress,
      Duration timeout,
      List<Secret> secrets)
      implements HookSettings {

    /** Copies the lists. */
    public Email {
      to = List.copyOf(to);
      secrets = List.copyOf(secrets);
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return name + " (email, " + host + ":" + port + ", to " + String.join(", ", to) + ")";
    }
  }
}
