package dev.roadworthy.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Masks secrets in text: the known values wherever they stand, also URL-encoded and in Base64, and
 * whatever is named like a secret in a header, a query, a form or JSON. Immutable and thread-safe.
 */
public final class Redactor {

  /** What stands where a secret stood. */
  public static final String MASK = "*****";

  /** Shorter values would mask half of every text; they are masked by name only. */
  private static final int SHORTEST_VALUE = 4;

  private static final String SECRET_WORD =
      "(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|credentials?|auth"
          + "|authorization|session(?:[-_]?id)?|jsessionid|signature|sig|otp|pin|private[-_]?key)";

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?:.*[-_.])?"
              + SECRET_WORD
              + "|(?:proxy-)?authorization|(?:set-)?cookie|x-api-key|.*(?:Password|Secret|Token|ApiKey)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(\"?(?:[\\w.-]*[-_.])?"
              + SECRET_WORD
              + "\"?\\s*[=:]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"&;,<>}\\]]+)");

  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{4,}");

  private static final Pattern USER_INFO = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^/@\\s]+@");

  private final List<String> values;

  private Redactor(List<String> values) {
    this.values = values;
  }

  /**
   * Masks by name, and these values wherever they stand. Values under four characters are ignored.
   */
  public static Redactor of(Collection<String> secrets) {
    Set<String> all = new LinkedHashSet<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST_VALUE) {
        all.add(secret);
        all.add(URLEncoder.encode(secret, UTF_8));
        all.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        all.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
      }
    }
    return new Redactor(
        all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  /** Masks every secret in a text. */
  public String text(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
    masked = BEARER.matcher(masked).replaceAll("$1 " + MASK);
    return PAIR.matcher(masked).replaceAll("$1" + MASK);
  }

  /** True if something of this name is never shown. */
  public boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name).matches();
  }

  /** Masks the values of headers, by name and by value; names are in lower case and sorted. */
  public Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>();
    headers.forEach(
        (name, value) ->
            masked.put(name.toLowerCase(Locale.ROOT), isSecretName(name) ? MASK : text(value)));
    return masked;
  }
}
