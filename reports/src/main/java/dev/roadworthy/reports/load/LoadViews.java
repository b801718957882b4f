package dev.roadworthy.reports.load;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.Finding;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.reports.load.LoadView.AssertionRow;
import dev.roadworthy.reports.load.LoadView.FailureRow;
import dev.roadworthy.reports.load.LoadView.RequestRow;
import dev.roadworthy.reports.load.LoadView.Sentence;
import dev.roadworthy.reports.trend.Marks;
import dev.roadworthy.reports.trend.PageView.Fact;
import dev.roadworthy.reports.trend.PageView.Picture;
import dev.roadworthy.reports.trend.PageView.Tile;
import dev.roadworthy.reports.trend.PageViews;
import dev.roadworthy.reports.trend.Words;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what load tests measured to the words on their page. */
final class LoadViews {

  private static final int MOST_NAMES = 200;
  private static final int MOST_REASONS = 50;
  private static final int MOST_SENTENCES = 5;

  private final ZoneId zone;
  private final String footer;

  LoadViews(ZoneId zone, String footer) {
    this.zone = zone;
    this.footer = footer;
  }

  LoadView page(LoadStory story, List<Picture> timeLine, Picture curve, List<Picture> runs) {
    PastLoad now = story.now();
    Fault fault = now.fact().fault();
    return new LoadView(
        story.name(),
        story.series().check().value(),
        PageViews.place(story.series()),
        "../" + story.page() + ".html",
        Labels.zone(zone),
        now.fact().outcome().name(),
        Marks.style(now.fact().outcome()),
        fault == null ? "" : fault.diagnosis(),
        comparison(story),
        facts(now),
        tiles(story),
        timeLine,
        curve,
        requests(now),
        failures(now),
        assertions(now),
        runs,
        RunTable.of(story.loads(), zone),
        footer);
  }

  /** What is worse than usual; where nothing is, what comes closest to it. */
  static List<Sentence> comparison(LoadStory story) {
    Comparison comparison = story.comparison();
    if (comparison.isWorse()) {
      return comparison.worse().stream()
          .limit(MOST_SENTENCES)
          .map(finding -> new Sentence("failed", "worse", finding.reason()))
          .toList();
    }
    return comparison.worst().stream()
        .map(
            finding ->
                finding.verdict() == Finding.Verdict.TOO_FEW
                    ? new Sentence("skipped", "not compared", finding.reason())
                    : new Sentence("passed", "no worse than before", finding.reason()))
        .toList();
  }

  private List<Fact> facts(PastLoad now) {
    LoadRun load = now.load();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Began", Words.time(load.startedAt(), zone) + " " + Labels.zone(zone)));
    add(facts, "Commit", now.round().commit());
    add(facts, "Version", load.version());
    facts.add(new Fact("Simulation", load.simulation()));
    facts.add(new Fact("Profile", load.profile()));
    if (!load.warmUp().isZero()) {
      facts.add(new Fact("Warm-up, not counted", Words.lasting(load.warmUp())));
    }
    LoadEnd end = now.end();
    if (end == null) {
      facts.add(new Fact("Ended", "without saying so: its JVM died"));
      return facts;
    }
    Duration lasted = Duration.between(load.startedAt(), end.at());
    facts.add(new Fact("Ended after " + Words.lasting(lasted), end.text()));
    LoadEnd.Generator generator = end.generator();
    facts.add(
        new Fact(
            "Generator",
            generator.isUnknown()
                ? "not looked at, the load was too short"
                : "at most %d %% of the processors, event loops late by %s%s"
                    .formatted(
                        Math.round(generator.cpu() * 100),
                        Labels.duration(generator.lag()),
                        generator.outOfPorts() ? ", no local port or file descriptor left" : "")));
    if (end.bounds().heldBack() > 0) {
      String held = Labels.plural(end.bounds().heldBack(), "request");
      facts.add(new Fact("Held back at the cap", held + "; their times include that"));
    }
    if (!end.bounds().refused().isEmpty()) {
      facts.add(new Fact("Hosts refused", refused(end.bounds().refused())));
    }
    return facts;
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(label, value));
    }
  }

  private static String refused(Map<String, Long> hosts) {
    return most(hosts)
        .limit(MOST_REASONS)
        .map(host -> host.getKey() + " (" + Labels.plural(host.getValue(), "connection") + ")")
        .collect(Collectors.joining(", "));
  }

  private static Stream<Map.Entry<String, Long>> most(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
  }

  private static List<Tile> tiles(LoadStory story) {
    PastLoad now = story.now();
    Measured total = now.total();
    return List.of(
        new Tile(
            "Requests",
            Labels.count(total.count()),
            "in " + Labels.plural(now.seconds(), "second"),
            ""),
        new Tile(
            "Throughput",
            Labels.decimal(now.throughput()) + "/s",
            usual(story, PastLoad::throughput, rate -> Labels.decimal(rate) + "/s"),
            ""),
        percentile(story, "Median", 50),
        percentile(story, "95th percentile", 95),
        percentile(story, "99th percentile", 99),
        new Tile(
            "Failed",
            Labels.percent(total.failedRatio()),
            usual(story, load -> load.total().failedRatio(), Labels::percent),
            total.failed().count() > 0 ? "failed" : ""));
  }

  private static Tile percentile(LoadStory story, String label, int percentile) {
    return new Tile(
        label,
        at(story.now().total().ok(), percentile),
        usual(story, load -> Points.millis(load.total().ok().at(percentile)), Labels::millis),
        "");
  }

  /** What is usual, beside what is. */
  private static String usual(
      LoadStory story, Function<PastLoad, Double> figure, Function<Double, String> label) {
    List<Double> earlier = story.earlier().stream().map(figure).sorted().toList();
    if (earlier.isEmpty()) {
      return "nothing to compare with";
    }
    double median = (earlier.get((earlier.size() - 1) / 2) + earlier.get(earlier.size() / 2)) / 2;
    return (earlier.size() == 1 ? "before " : "median of " + earlier.size() + ": ")
        + label.apply(median);
  }

  private static String at(Percentiles ok, double percentile) {
    return ok.count() == 0 ? RunTable.NOTHING : Labels.duration(ok.at(percentile));
  }

  static List<RequestRow> requests(PastLoad now) {
    return now.measured().stream()
        .sorted(Comparator.comparing(Measured::kind).thenComparing(Measured::name))
        .limit(MOST_NAMES)
        .map(each -> row(each, now.seconds()))
        .toList();
  }

  static RequestRow row(Measured each, long seconds) {
    return new RequestRow(
        each.name(),
        each.kind() == Kind.GROUP,
        Labels.count(each.count()),
        Labels.decimal(each.count() / (double) Math.max(1, seconds)),
        at(each.ok(), 50),
        at(each.ok(), 95),
        at(each.ok(), 99),
        failed(each),
        each.failed().count() == 0 ? "" : "bad");
  }

  private static String failed(Measured each) {
    String count = Labels.count(each.failed().count());
    return each.failed().count() == 0
        ? count
        : count + " (" + Labels.percent(each.failedRatio()) + ")";
  }

  private static List<FailureRow> failures(PastLoad now) {
    return now.measured().stream()
        .filter(each -> each.kind() == Kind.REQUEST)
        .flatMap(each -> most(each.failures()).map(why -> Map.entry(each.name(), why)))
        .sorted(Comparator.comparing(each -> -each.getValue().getValue()))
        .limit(MOST_REASONS)
        .map(
            each ->
                new FailureRow(
                    each.getKey(),
                    each.getValue().getKey(),
                    Labels.count(each.getValue().getValue())))
        .toList();
  }

  private static List<AssertionRow> assertions(PastLoad now) {
    LoadEnd end = now.end();
    return end == null
        ? List.of()
        : end.assertions().stream()
            .map(
                each ->
                    new AssertionRow(
                        each.text(),
                        each.actual(),
                        each.held() ? "passed" : "failed",
                        each.held() ? "held" : "did not hold"))
            .toList();
  }
}
