package dev.roadworthy.load;

import dev.roadworthy.load.Finding.Verdict;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.load.Metric.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A load test beside earlier ones. What is compared are runs, not requests: the requests of a run
 * share its machine, its minute and its garbage collections, and thousands of them are still one
 * observation of how runs differ. A figure is worse if it is
 *
 * <ul>
 *   <li>significantly so: beyond what one more run like the earlier ones exceeds, in any of its
 *       figures, with a chance of {@value #CHANCE} (a prediction limit, shared out over the figures
 *       by Šidák's formula), and
 *   <li>tangibly so: beyond the median of the earlier ones by more than what is allowed.
 * </ul>
 *
 * @param findings of all requests together, then of each name, each metric that both sides have
 */
public record Comparison(List<Finding> findings) {

  /** With fewer earlier runs nothing is known of how they differ. */
  public static final int NEEDED = 5;

  /** What is no harm where nobody says otherwise, as a share of the earlier ones' median. */
  public static final double ALLOWANCE = 0.2;

  /** The chance of a false alarm per run, if the earlier runs are like it. */
  public static final double CHANCE = 0.02;

  /** Copies the list. */
  public Comparison {
    findings = List.copyOf(findings);
  }

  /**
   * Compares.
   *
   * @param now the run that is judged
   * @param earlier comparable ones, in any order
   * @param allowance what is no harm, as a share of the median of the earlier ones: 0.2 for 20 %
   * @throws IllegalArgumentException if the allowance is negative or no number
   */
  public static Comparison of(LoadSummary now, List<LoadSummary> earlier, double allowance) {
    if (!(allowance >= 0)) {
      throw new IllegalArgumentException("allowance must be 0 or more, but was " + allowance);
    }
    List<Candidate> candidates = candidates(now, earlier);
    long compared = candidates.stream().filter(Candidate::isEnough).count();
    double chance = 1 - Math.pow(1 - CHANCE, 1.0 / Math.max(1, compared));
    return new Comparison(
        candidates.stream().map(each -> each.finding(chance, allowance)).toList());
  }

  /** True if any figure is worse. */
  public boolean isWorse() {
    return !worse().isEmpty();
  }

  /** The figures that are worse, the worst first. */
  public List<Finding> worse() {
    return findings.stream()
        .filter(each -> each.verdict() == Verdict.WORSE)
        .sorted(Comparator.comparingDouble(Finding::severity).reversed())
        .toList();
  }

  /** One figure of the run, and the same of the earlier ones. */
  private record Candidate(String request, Metric metric, Sample now, List<Sample> earlier) {

    boolean isEnough() {
      return earlier.size() >= NEEDED;
    }

    Finding finding(double chance, double allowance) {
      double[] figures = earlier.stream().mapToDouble(Sample::figure).toArray();
      double median = figures.length == 0 ? Double.NaN : PredictionLimit.median(figures);
      String place =
          metric.title()
              + " of "
              + (request.equals(Measured.ALL) ? Measured.ALL : "\"" + request + "\"");
      String told = place + " is " + metric.shown(now.figure());
      if (!isEnough()) {
        String reason =
            told
                + "; earlier runs to compare with: "
                + figures.length
                + " of "
                + NEEDED
                + " needed";
        return finding(median, Double.NaN, Verdict.TOO_FEW, reason);
      }
      double significant = metric.unscaled(significant(chance));
      double limit = metric.worse(significant, metric.tangible(median, allowance));
      boolean worse = metric.isWorse(now.figure(), limit);
      double worst = earlier.stream().map(Sample::figure).reduce(metric::worse).orElseThrow();
      String reason =
          "%s; of %d earlier runs the median is %s and none was %s %s (limit %s)"
              .formatted(
                  told,
                  figures.length,
                  metric.shown(median),
                  metric == Metric.THROUGHPUT ? "under" : "over",
                  metric.shown(worst),
                  metric.shown(limit));
      return finding(median, limit, worse ? Verdict.WORSE : Verdict.NOT_WORSE, reason);
    }

    private double significant(double chance) {
      double variance = earlier.stream().mapToDouble(Sample::variance).average().orElseThrow();
      return PredictionLimit.of(
          earlier.stream().mapToDouble(Sample::scaled).toArray(),
          variance,
          // That of a share depends on how many requests there were, that of a time on the time.
          metric == Metric.FAILED_RATIO ? now.variance() : variance,
          chance);
    }

    private Finding finding(double median, double limit, Verdict verdict, String reason) {
      return new Finding(
          request, metric, now.figure(), median, limit, earlier.size(), verdict, reason);
    }
  }

  private static List<Candidate> candidates(LoadSummary now, List<LoadSummary> earlier) {
    List<Measured> requests =
        now.measured().stream().filter(each -> each.kind() == Kind.REQUEST).toList();
    List<Candidate> all =
        new ArrayList<>(of(Measured.ALL, LoadSummary::total, now, earlier).toList());
    // A single name is all requests, and would be counted twice.
    if (requests.size() > 1) {
      for (Measured each : requests) {
        all.addAll(of(each.name(), summary -> named(summary, each.name()), now, earlier).toList());
      }
    }
    return all;
  }

  /** Requests come and go with the load that is asked for: their throughput is that of all. */
  private static Stream<Candidate> of(
      String name,
      Function<LoadSummary, Measured> choice,
      LoadSummary now,
      List<LoadSummary> earlier) {
    Measured measured = choice.apply(now);
    return Stream.of(Metric.values())
        .filter(metric -> metric != Metric.THROUGHPUT || name.equals(Measured.ALL))
        .filter(metric -> metric.isIn(measured))
        .map(
            metric ->
                new Candidate(
                    name,
                    metric,
                    metric.of(measured, now.seconds()),
                    earlier.stream()
                        .filter(each -> metric.isIn(choice.apply(each)))
                        .map(each -> metric.of(choice.apply(each), each.seconds()))
                        .toList()));
  }

  private static Measured named(LoadSummary summary, String name) {
    return summary.measured().stream()
        .filter(each -> each.kind() == Kind.REQUEST && each.name().equals(name))
        .findFirst()
        .orElseGet(() -> Measured.sum(name, Kind.REQUEST, List.of()));
  }

  /** The worst of what is worse, else of what there is to compare; empty of nothing. */
  public Optional<Finding> worst() {
    return findings.stream().max(Comparator.comparingDouble(Finding::severity));
  }
}
