package dev.roadworthy.reports.trend;

import dev.roadworthy.history.Series;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The file name of a series' page, without ending. */
public final class PageName {

  private static final int LONGEST = 100;
  private static final Pattern EXACT =
      Pattern.compile("[a-z0-9-]+(~[a-z0-9-]+)?\\.[a-z0-9-]+(\\.[a-z0-9-]+)*");

  private PageName() {}

  /**
   * Lower-case ASCII letters, digits, dots, dashes and tildes: safe as a file on every system and
   * in a URL. Distinct series have distinct names: where something had to be replaced, a checksum
   * follows.
   */
  public static String of(Series series) {
    String branch = series.branch().isEmpty() ? "" : "~" + series.branch();
    String whole = series.environment() + branch + "." + series.check();
    if (whole.length() <= LONGEST && EXACT.matcher(whole).matches()) {
      return whole;
    }
    String safe =
        whole
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]", "-")
            .replaceAll("^\\.|\\.{2,}", "-");
    return safe.substring(0, Math.min(LONGEST, safe.length())) + "-" + checksum(series);
  }

  /** Where the page of a series of load tests is, from the folder of the trend pages. */
  public static String ofLoad(Series series) {
    return "load/" + of(series) + ".html";
  }

  private static String checksum(Series series) {
    CRC32C crc = new CRC32C();
    String unambiguous = series.environment() + "\n" + series.branch() + "\n" + series.check();
    crc.update(unambiguous.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
