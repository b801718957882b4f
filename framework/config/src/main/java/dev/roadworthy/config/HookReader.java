package dev.roadworthy.config;

import dev.roadworthy.config.HookSettings.Slack;
import dev.roadworthy.config.HookSettings.Webhook;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads one hook. */
final class HookReader {

  /** The kinds of hooks. */
  private enum Kind {
    WEBHOOK,
    SLACK,
    EMAIL
  }

  private static final String PREFIX = "whsec_";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private HookReader() {}

  /** The hook; null, with a problem, if it lacks what every hook of its kind has. */
  static @Nullable HookSettings read(String name, Section section, SecretReader secrets) {
    Kind kind = section.readRequired("type", "webhook", Scalars.oneOf(Kind.class));
    HookSettings hook = null;
    if (kind == null) {
      section.knows(absent -> webhook(name, absent, secrets));
      section.knows(absent -> EmailReader.read(name, absent, secrets));
    } else {
      hook =
          switch (kind) {
            case WEBHOOK -> webhook(name, section, secrets);
            case SLACK -> slack(name, section, secrets);
            case EMAIL -> EmailReader.read(name, section, secrets);
          };
    }
    section.done();
    return hook;
  }

  private static @Nullable Webhook webhook(String name, Section section, SecretReader secrets) {
    URI url = url(section, "https://hooks.example/roadworthy", secrets);
    Secret secret = secret(section.optional("secret", "${env:HOOK_SECRET}"), secrets);
    boolean allowPrivateAddress = allowPrivateAddress(section);
    Duration timeout = timeout(section);
    return url == null
        ? null
        : new Webhook(name, url, secret, allowPrivateAddress, timeout, secrets.secrets());
  }

  private static @Nullable Slack slack(String name, Section section, SecretReader secrets) {
    URI url = url(section, "https://hooks.slack.com/services/${env:SLACK_PATH}", secrets);
    boolean allowPrivateAddress = allowPrivateAddress(section);
    Duration timeout = timeout(section);
    return url == null
        ? null
        : new Slack(name, url, allowPrivateAddress, timeout, secrets.secrets());
  }

  /** Where something is posted to; null, with a problem, if it is missing. */
  static @Nullable URI url(Section section, String example, SecretReader secrets) {
    Entry at = section.required("url", example);
    return at == null ? null : at.read(secrets.text(at), WebUrl::any);
  }

  static boolean allowPrivateAddress(Section section) {
    return section.read("allowPrivateAddress", "true", Scalars::truth, false);
  }

  static Duration timeout(Section section) {
    return section.read("timeout", "10s", Scalars.duration(SHORTEST, LONGEST), DEFAULT_TIMEOUT);
  }

  private static @Nullable Secret secret(@Nullable Entry entry, SecretReader secrets) {
    Secret secret = secrets.secret(entry);
    if (secret != null && entry != null && !isSigningKey(secret.reveal())) {
      entry.wrong(
          "must stand for "
              + PREFIX
              + " followed by 24 to 64 random bytes in Base64, as made by"
              + " `echo "
              + PREFIX
              + "$(openssl rand -base64 32)`");
    }
    return secret;
  }

  private static boolean isSigningKey(String text) {
    try {
      int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
      return text.startsWith(PREFIX) && bytes >= 24 && bytes <= 64;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return false;
    }
  }
}
