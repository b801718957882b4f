package dev.roadworthy.load;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What one more value of a kind does not exceed, but for a stated chance: the one-sided prediction
 * limit of a normal distribution with unknown mean and spread. Mean and spread are estimated by
 * Algorithm A of ISO 13528, which lets single values far from the others count as if they were
 * nearer.
 */
final class PredictionLimit {

  private static final double MAD_TO_SPREAD = 1.483;
  private static final double REACH = 1.5;
  private static final double CORRECTION = 1.134;
  private static final int ROUNDS = 50;
  private static final double CLOSE = 1e-9;

  private PredictionLimit() {}

  /**
   * @param values two or more earlier ones
   * @param variance what chance does at least to each of them, on average
   * @param newVariance what chance does at least to the new one
   * @param chance that it lies beyond the limit nevertheless
   */
  static double of(double[] values, double variance, double newVariance, double chance) {
    Estimate estimate = estimate(values);
    double between = Math.max(0, estimate.spread * estimate.spread - variance);
    double whole = newVariance + between + (variance + between) / values.length;
    return estimate.mean + StudentT.quantile(values.length - 1, chance) * Math.sqrt(whole);
  }

  private record Estimate(double mean, double spread) {}

  private static Estimate estimate(double[] values) {
    double mean = median(values);
    double middle = mean;
    double mad = median(DoubleStream.of(values).map(each -> Math.abs(each - middle)).toArray());
    double spread = mad > 0 ? MAD_TO_SPREAD * mad : deviation(values);
    for (int i = 0; i < ROUNDS; i++) {
      double low = mean - REACH * spread;
      double high = mean + REACH * spread;
      double[] near =
          DoubleStream.of(values).map(each -> Math.min(high, Math.max(low, each))).toArray();
      double before = spread;
      mean = DoubleStream.of(near).average().orElseThrow();
      spread = CORRECTION * deviation(near);
      if (Math.abs(before - spread) <= CLOSE * before) {
        break;
      }
    }
    return new Estimate(mean, spread);
  }

  private static double deviation(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
