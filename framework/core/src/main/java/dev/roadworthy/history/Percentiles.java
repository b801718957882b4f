package dev.roadworthy.history;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A mergeable histogram of latencies, from 1 microsecond to one hour, to three significant digits:
 * the percentiles of any span are those of its merged histograms, never averages. Not thread-safe.
 */
public final class Percentiles {

  private static final long HIGHEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;

  private final Histogram histogram;

  private Percentiles(Histogram histogram) {
    this.histogram = histogram;
  }

  /** Without values. */
  public static Percentiles empty() {
    Histogram histogram = new Histogram(1, HIGHEST_MICROS, DIGITS);
    histogram.setAutoResize(true);
    return new Percentiles(histogram);
  }

  /** Filled by what the consumer records. */
  public static Percentiles of(Consumer<Percentiles> fill) {
    Percentiles percentiles = empty();
    fill.accept(percentiles);
    return percentiles;
  }

  /**
   * Reads {@link #encoded} back.
   *
   * @throws IllegalArgumentException if the bytes are no histogram
   */
  public static Percentiles decode(byte[] encoded) {
    try {
      return new Percentiles(
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), HIGHEST_MICROS));
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("these " + encoded.length + " bytes are no histogram", e);
    }
  }

  /** Adds a latency; what is beyond an hour counts as an hour, what is under 1 us as 1 us. */
  public void record(Duration latency) {
    long micros = latency.toNanos() / 1_000;
    histogram.recordValue(Math.max(1, Math.min(HIGHEST_MICROS, micros)));
  }

  /** Adds all values of another. */
  public void merge(Percentiles other) {
    histogram.add(other.histogram);
  }

  /** How many values there are. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The value that the given share of all values does not exceed; zero if there are none.
   *
   * @param percentile 0 to 100
   */
  public Duration at(double percentile) {
    long micros = count() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    return Duration.ofNanos(micros * 1_000);
  }

  /** In HdrHistogram's compressed V2 encoding. */
  public byte[] encoded() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.rewind();
    buffer.get(bytes);
    return bytes;
  }
}
