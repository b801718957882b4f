package dev.roadworthy.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What load tests may do to an environment, and how much of it they do.
 *
 * @param permitted whether it may be put under load at all
 * @param scale the share of a simulation's users that is made, over 0 and up to 1
 * @param maxRate how many requests are sent in a second at most; null for no cap
 * @param maxDuration how long load is made at most; null for as long as the test says
 * @param hosts names or addresses that may be sent requests besides the environment's own host
 * @param window when load is made; null for at any time
 */
public record LoadSettings(
    boolean permitted,
    BigDecimal scale,
    @Nullable Integer maxRate,
    @Nullable Duration maxDuration,
    List<String> hosts,
    @Nullable LoadWindow window) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Copies the list. */
  public LoadSettings {
    hosts = List.copyOf(hosts);
  }

  /** Where the file says nothing of it. */
  public static LoadSettings of(boolean permitted) {
    return new LoadSettings(permitted, BigDecimal.ONE, null, null, List.of(), null);
  }

  /**
   * How much of a simulation is made here, in words, such as {@code full} or {@code 5 %, at most
   * 50/s}. Load tests compare only where it is the same.
   */
  public String profile() {
    String share =
        scale.compareTo(BigDecimal.ONE) == 0
            ? "full"
            : scale.multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
    return maxRate == null ? share : share + ", at most " + maxRate + "/s";
  }
}
