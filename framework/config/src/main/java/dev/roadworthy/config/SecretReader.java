package dev.roadworthy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one environment or hook in which secrets may stand, and notes the secrets.
 */
final class SecretReader {

  private final SecretSource source;
  private final boolean used;
  private final List<Secret> secrets = new ArrayList<>();

  /**
   * @param used false to check no more than how the placeholders are written
   */
  SecretReader(SecretSource source, boolean used) {
    this.source = source;
    this.used = used;
  }

  /** True if values are looked up, and files read. */
  boolean used() {
    return used;
  }

  /** The secrets that were read. */
  List<Secret> secrets() {
    return secrets;
  }

  /**
   * Text with secrets in it; null if there is none, with a problem if one is missing, and if it has
   * placeholders that are not used.
   */
  @Nullable String text(@Nullable Entry entry) {
    return entry == null ? null : resolved(entry, true);
  }

  /** The same, but a value that is nothing but a placeholder is not a secret. */
  @Nullable String open(@Nullable Entry entry) {
    return entry == null ? null : resolved(entry, !isPlaceholder(entry.raw()));
  }

  /** A secret, which never stands in the file itself. */
  @Nullable Secret secret(@Nullable Entry entry) {
    if (entry == null) {
      return null;
    }
    if (!isPlaceholder(entry.raw())) {
      entry.wrongSecret(
          "must be kept elsewhere and only named here, as ${env:NAME} or ${file:path}");
      return null;
    }
    String value = resolved(entry, true);
    return value == null ? null : Secret.of(value);
  }

  private @Nullable String resolved(Entry entry, boolean secret) {
    Matcher placeholder = SecretSource.PLACEHOLDER.matcher(entry.raw());
    StringBuilder text = new StringBuilder();
    boolean complete = true;
    while (placeholder.find()) {
      String value = lookedUp(entry, placeholder, secret);
      complete &= value != null;
      placeholder.appendReplacement(text, Matcher.quoteReplacement(String.valueOf(value)));
    }
    return complete ? placeholder.appendTail(text).toString() : null;
  }

  private @Nullable String lookedUp(Entry entry, Matcher placeholder, boolean secret) {
    try {
      Matcher reference = SecretSource.reference(placeholder);
      if (!used) {
        return null;
      }
      if (!secret) {
        return source.value(reference);
      }
      Secret found = source.secret(reference);
      secrets.add(found);
      return found.reveal();
    } catch (IllegalArgumentException e) {
      entry.wrong(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static boolean isPlaceholder(String raw) {
    Matcher placeholder = SecretSource.PLACEHOLDER.matcher(raw);
    return placeholder.matches();
  }
}
