package dev.roadworthy.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The stable identity of a check: the annotation's {@code id}, otherwise class and method.
 *
 * @param value 1 to 200 characters: letters, digits and {@code . _ - / [ ] =}, beginning with a
 *     letter or digit
 */
public record CheckId(String value) implements Comparable<CheckId> {

  private static final Pattern VALID =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/\\[\\]=$-]{0,199}");

  /**
   * @throws IllegalArgumentException if the value breaks the rule above; the message states it
   */
  public CheckId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A check id has 1 to 200 letters, digits or . _ - / [ ] = and begins with a letter or digit, but was \""
              + value
              + "\". Example: \"checkout.pay\"");
    }
  }

  /** A name that is safe as a file name and in a URL; distinct ids have distinct names. */
  public String fileName() {
    String safe = value.replaceAll("[^A-Za-z0-9._-]", "-");
    if (safe.equals(value) && safe.length() <= 100) {
      return safe;
    }
    CRC32C crc = new CRC32C();
    crc.update(value.getBytes(UTF_8));
    String suffix = HexFormat.of().toHexDigits((int) crc.getValue());
    return safe.substring(0, Math.min(100, safe.length())) + "-" + suffix;
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
