package dev.roadworthy.config;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one hook. */
final class HookReader {

  private static final String WEBHOOK = "webhook";
  private static final String PREFIX = "whsec_";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private HookReader() {}

  /** The hook; null, with a problem, if it lacks what every hook has. */
  static @Nullable HookSettings read(String name, Section section, SecretReader secrets) {
    String type =
        section.readRequired(
            "type", WEBHOOK, Scalars.matching(Pattern.compile(WEBHOOK), "must be " + WEBHOOK));
    Entry at = section.required("url", "https://hooks.example/roadworthy");
    URI url = at == null ? null : at.read(secrets.text(at), WebUrl::any);
    Secret secret = secret(section.optional("secret", "${env:HOOK_SECRET}"), secrets);
    boolean allowPrivateAddress =
        section.read("allowPrivateAddress", "true", Scalars::truth, false);
    Duration timeout =
        section.read("timeout", "10s", Scalars.duration(SHORTEST, LONGEST), DEFAULT_TIMEOUT);
    section.done();
    return type == null || url == null
        ? null
        : new HookSettings(
            name, type, url, secret, allowPrivateAddress, timeout, secrets.secrets());
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
