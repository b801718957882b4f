package dev.roadworthy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {

  private static final double[] SHARES = {0, 1, 25, 50, 90, 95, 99, 99.9, 100};

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }

  /** From a microsecond to most of an hour, mostly small. */
  private static long[] latencies(Random random, int count) {
    return LongStream.generate(() -> (long) Math.exp(random.nextDouble() * Math.log(3.5e9)))
        .limit(count)
        .toArray();
  }

  private static Percentiles of(long[] micros) {
    return Percentiles.of(all -> LongStream.of(micros).forEach(one -> all.record(micros(one))));
  }

  @Test
  void aPercentileIsWithinATenthOfAPercentOfTheTruth() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      long[] sorted =
          LongStream.of(latencies(random, 1 + random.nextInt(3_000))).sorted().toArray();
      Percentiles percentiles = of(sorted);
      for (double share : SHARES) {
        int rank = (int) Math.max(1, Math.ceil(share / 100 * sorted.length));
        double truth = sorted[rank - 1];
        assertThat(percentiles.at(share).toNanos() / 1_000.0)
            .as("%s %% of %d values", share, sorted.length)
            .isCloseTo(truth, within(Math.max(truth * 0.001, 0.5)));
      }
    }
  }

  @Test
  void mergedHoursAreWhatRecordingAllAtOnceWouldBe() {
    Random random = new Random(2);
    for (int i = 0; i < 50; i++) {
      Percentiles merged = Percentiles.empty();
      List<Long> all = new ArrayList<>();
      for (int hour = random.nextInt(8); hour >= 0; hour--) {
        long[] latencies = latencies(random, random.nextInt(200));
        LongStream.of(latencies).forEach(all::add);
        Percentiles one = of(latencies);
        merged.merge(random.nextBoolean() ? one : Percentiles.decode(one.encoded()));
      }
      assertSame(merged, of(all.stream().mapToLong(Long::longValue).toArray()));
    }
  }

  @Test
  void whatIsEncodedIsDecodedAndGoesOnGrowing() {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      long[] latencies = latencies(random, random.nextInt(300));
      Percentiles decoded = Percentiles.decode(of(latencies).encoded());
      assertSame(decoded, of(latencies));
      assertThat(Percentiles.decode(decoded.encoded()).encoded()).isEqualTo(decoded.encoded());

      decoded.record(Duration.ofMinutes(59));
      Percentiles expected = of(latencies);
      expected.record(Duration.ofMinutes(59));
      assertSame(decoded, expected);
    }
  }

  private static void assertSame(Percentiles one, Percentiles other) {
    assertThat(one.count()).isEqualTo(other.count());
    for (double share : SHARES) {
      assertThat(one.at(share)).as("%s %%", share).isEqualTo(other.at(share));
    }
  }

  @Test
  void mergingLeavesTheOtherAsItWas() {
    Percentiles other = Percentiles.decode(of(new long[] {1_000}).encoded());
    Percentiles.empty().merge(other);
    Percentiles merged = of(new long[] {5_000});
    merged.merge(other);
    merged.merge(merged.count() == 2 ? other : Percentiles.empty());
    assertThat(merged.count()).isEqualTo(3);
    assertThat(other.count()).isEqualTo(1);
  }

  @Test
  void withoutValuesEveryPercentileIsZero() {
    assertThat(Percentiles.empty().count()).isZero();
    assertThat(Percentiles.empty().at(99)).isZero();
    assertThat(Percentiles.decode(Percentiles.empty().encoded()).at(50)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 1000",
    "PT-5S, 1000",
    "PT0.0000004S, 1000",
    "PT1H, 3600000000000",
    "PT2562047788015215H, 3600000000000"
  })
  void whatIsOutOfRangeCountsAsItsEnd(Duration latency, double nanos) {
    Percentiles one = Percentiles.of(all -> all.record(latency));
    assertThat((double) one.at(100).toNanos()).isCloseTo(nanos, within(nanos * 0.001));
  }

  @Test
  void refusesWhatIsNoHistogram() {
    byte[] encoded = of(new long[] {1, 2, 3}).encoded();
    for (byte[] bytes :
        List.of(new byte[0], new byte[3], new byte[100], Arrays.copyOf(encoded, 20))) {
      assertThatThrownBy(() -> Percentiles.decode(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("these " + bytes.length + " bytes are no histogram");
    }
  }

  @Test
  void anHourOfRunsTakesLessThanAKilobyte() {
    assertThat(of(latencies(new Random(4), 60)).encoded()).hasSizeLessThan(1_024);
  }
}
