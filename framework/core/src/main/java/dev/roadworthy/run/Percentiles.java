package dev.roadworthy.run;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A mergeable histogram of latencies, from 1 microsecond to one hour, to three significant digits:
 * the percentiles of any span are those of its merged histograms, never averages. Not thread-safe.
 */
public final class Percentiles {

  private static final Duration SHORTEST = Duration.ofNanos(1_000);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DIGITS = 3;

  /**
   * What was decoded, and stays so until it grows: a histogram in memory is some hundred times
   * larger than its encoding, and a year of hours has thousands of them.
   */
  private final byte[] packed;

  private @Nullable Histogram grown;

  private Percentiles(byte[] packed) {
    this.packed = packed;
  }

  /** Without values. */
  public static Percentiles empty() {
    return new Percentiles(new byte[0]);
  }

  /** Filled by what the consumer records. */
  public static Percentiles of(Consumer<Percentiles> fill) {
    Percentiles percentiles = empty();
    fill.accept(percentiles);
    return percentiles;
  }

  /** Of the microseconds that were recorded elsewhere. */
  public static Percentiles ofMicros(AbstractHistogram micros) {
    Percentiles percentiles = empty();
    percentiles.growing().add(micros);
    return percentiles;
  }

  /**
   * Reads {@link #encoded} back.
   *
   * @throws IllegalArgumentException if the bytes are no histogram
   */
  public static Percentiles decode(byte[] encoded) {
    unpack(encoded);
    return new Percentiles(encoded.clone());
  }

  /** Adds a latency; what is beyond an hour counts as an hour, what is under 1 us as 1 us. */
  public void record(Duration latency) {
    Duration within = latency.compareTo(LONGEST) > 0 ? LONGEST : latency;
    within = within.compareTo(SHORTEST) < 0 ? SHORTEST : within;
    growing().recordValue(within.toNanos() / 1_000);
  }

  /** Adds all values of another. */
  public void merge(Percentiles other) {
    growing().add(other.histogram());
  }

  /** How many values there are. */
  public long count() {
    return histogram().getTotalCount();
  }

  /**
   * The value that the given share of all values does not exceed; zero if there are none.
   *
   * @param percentile 0 to 100
   */
  public Duration at(double percentile) {
    Histogram histogram = histogram();
    boolean none = histogram.getTotalCount() == 0;
    return Duration.ofNanos(none ? 0 : histogram.getValueAtPercentile(percentile) * 1_000);
  }

  /** In HdrHistogram's compressed V2 encoding. */
  public byte[] encoded() {
    Histogram histogram = histogram();
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    byte[] bytes = new byte[histogram.encodeIntoCompressedByteBuffer(buffer)];
    buffer.rewind().get(bytes);
    return bytes;
  }

  /** True if the values are the same, to three digits. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Percentiles percentiles && histogram().equals(percentiles.histogram());
  }

  @Override
  public int hashCode() {
    return histogram().hashCode();
  }

  @Override
  public String toString() {
    return count() + " values, median " + at(50) + ", p99 " + at(99);
  }

  private Histogram growing() {
    if (grown == null) {
      grown = histogram();
    }
    return grown;
  }

  private Histogram histogram() {
    if (grown != null) {
      return grown;
    }
    return packed.length == 0 ? new Histogram(DIGITS) : unpack(packed);
  }

  private static Histogram unpack(byte[] encoded) {
    try {
      Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
      histogram.setAutoResize(true);
      return histogram;
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("these " + encoded.length + " bytes are no histogram", e);
    }
  }
}
