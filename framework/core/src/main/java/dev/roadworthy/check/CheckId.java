package dev.roadworthy.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The stable identity of a check: the annotation's {@code id}, otherwise class and method.
 *
 * @param value 1 to 200 characters: letters, digits and {@code . _ - / [ ] = $}, beginning with a
 *     letter or digit
 */
public record CheckId(String value) implements Comparable<CheckId> {

  private static final Pattern VALID =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/\\[\\]=$-]{0,199}");

  /** What every file system keeps apart; not a device of Windows, and not as the others end. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\.|$))(?!.*-[0-9a-f]{16}$)"
              + "[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?");

  /**
   * @throws IllegalArgumentException if the value breaks the rule above; the message states it
   */
  public CheckId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A check id has 1 to 200 letters, digits or . _ - / [ ] = $ and begins with a letter or"
              + " digit, but was \""
              + value
              + "\". Example: \"checkout.pay\"");
    }
  }

  /**
   * A name that is safe as a file name and in a URL. Distinct ids have distinct names, also where
   * files that differ only in upper and lower case are the same: an id that is not plain lower case
   * ends with a hash of itself.
   */
  public String fileName() {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    String safe = value.replaceAll("[^A-Za-z0-9_-]", "-");
    String hash = UUID.nameUUIDFromBytes(value.getBytes(UTF_8)).toString().replace("-", "");
    return safe.substring(0, Math.min(100, safe.length())) + "-" + hash.substring(0, 16);
  }

  @Override
  public int compareTo(CheckId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
