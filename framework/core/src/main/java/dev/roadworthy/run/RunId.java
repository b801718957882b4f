package dev.roadworthy.run;

import java.util.UUID;

/**
 * Identifies a run everywhere; importing the same run twice has the effect of once.
 *
 * @param value a UUID in its usual form
 */
public record RunId(String value) {

  /**
   * A new one, of version 7: it begins with the time, so that the runs of a round stand side by
   * side in an index, wherever they are kept. The rest is random; no order is promised.
   */
  public static RunId random() {
    UUID random = UUID.randomUUID();
    long time = System.currentTimeMillis() << 16;
    long version = 7L << 12;
    long rest = random.getMostSignificantBits() & 0xfff;
    return new RunId(new UUID(time | version | rest, random.getLeastSignificantBits()).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
