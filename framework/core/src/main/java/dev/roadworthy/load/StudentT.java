package dev.roadworthy.load;

/** Student's t distribution with whole degrees of freedom, by its finite series. */
final class StudentT {

  private static final int HALVINGS = 100;
  private static final double FAR = 1e6;

  private StudentT() {}

  /**
   * The value that is exceeded with a chance.
   *
   * @param freedom degrees of freedom, 1 or more
   * @param chance over 0, under 0.5
   */
  static double quantile(int freedom, double chance) {
    double low = 0;
    double high = FAR;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (beyond(freedom, middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The chance to exceed a value, 0 or more: Abramowitz and Stegun, 26.7.3 and 26.7.4. */
  static double beyond(int freedom, double value) {
    double angle = Math.atan(value / Math.sqrt(freedom));
    double cosine = Math.cos(angle) * Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? Math.cos(angle) : 1;
    double sum = freedom > 1 ? term : 0;
    for (int i = odd ? 3 : 2; i < freedom; i += 2) {
      term *= cosine * (i - 1) / i;
      sum += term;
    }
    double within = odd ? (angle + Math.sin(angle) * sum) * 2 / Math.PI : Math.sin(angle) * sum;
    return (1 - within) / 2;
  }
}
