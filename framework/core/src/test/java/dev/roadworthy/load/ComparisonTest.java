package dev.roadworthy.load;

import static dev.roadworthy.load.Runs.around300;
import static dev.roadworthy.load.Runs.requests;
import static dev.roadworthy.load.Runs.taking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.load.Finding.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Finding finding(Comparison comparison, Metric metric) {
    return comparison.findings().stream()
        .filter(each -> each.metric() == metric)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsFarSlowerThanEarlierRunsIsWorseAndSaysByHowMuch() {
    Comparison comparison = Comparison.of(taking(450, 0), around300(), 0.2);

    assertThat(comparison.isWorse()).isTrue();
    assertThat(finding(comparison, Metric.P95).reason())
        .startsWith(
            "p95 of all requests is 450 ms; of 8 earlier runs the median is 300 ms and none was"
                + " over 330 ms (limit 3");
  }

  @Test
  void whatIsAsEarlierRunsIsNot() {
    assertThat(Comparison.of(taking(310, 0), around300(), 0.2).worse()).isEmpty();
  }

  @Test
  void whatDiffersLessThanIsAllowedIsNotWorseHoweverUnlikeChance() {
    List<LoadSummary> alike = Collections.nCopies(20, taking(300, 0));

    assertThat(Comparison.of(taking(355, 0), alike, 0.2).isWorse()).isFalse();
    assertThat(Comparison.of(taking(355, 0), alike, 0.1).isWorse()).isTrue();
  }

  @Test
  void whatEarlierRunsDoByThemselvesIsNotWorseHoweverMuch() {
    List<LoadSummary> wild =
        Stream.of(200, 450, 250, 600, 300, 220, 500, 350).map(each -> taking(each, 0)).toList();

    assertThat(Comparison.of(taking(620, 0), wild, 0.2).isWorse()).isFalse();
  }

  @Test
  void ofFewerThanFiveEarlierRunsNothingFollows() {
    Comparison comparison = Comparison.of(taking(900, 500), around300().subList(0, 4), 0.2);

    assertThat(comparison.findings())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.TOO_FEW));
    assertThat(finding(comparison, Metric.P50).reason())
        .isEqualTo("p50 of all requests is 900 ms; earlier runs to compare with: 4 of 5 needed");
    assertThat(Comparison.of(taking(900, 0), List.of(), 0.2).isWorse()).isFalse();
  }

  @Test
  void aSingleFailureWhereNoneWasIsChanceAndManyAreNot() {
    List<LoadSummary> flawless = Collections.nCopies(10, taking(300, 0));

    assertThat(Comparison.of(taking(300, 1), flawless, 0.2).isWorse()).isFalse();
    Comparison comparison = Comparison.of(taking(300, 20), flawless, 0.2);
    assertThat(comparison.worse()).extracting(Finding::metric).contains(Metric.FAILED_RATIO);
    assertThat(finding(comparison, Metric.FAILED_RATIO).reason())
        .startsWith(
            "share of failed requests of all requests is 2.00 %; of 10 earlier runs the median is"
                + " 0 % and none was over 0 %");
  }

  @Test
  void fewerRequestsInTheSameTimeAreWorse() {
    LoadSummary slow = Runs.of(20, requests("list", 1_000, 0, each -> 300));

    Comparison comparison = Comparison.of(slow, around300(), 0.2);

    assertThat(comparison.worse()).extracting(Finding::metric).containsExactly(Metric.THROUGHPUT);
    assertThat(comparison.worse().get(0).reason())
        .contains("throughput of all requests is 50.0/s", "none was under 100/s");
  }

  @Test
  void oneRunFarOffAmongTheEarlierOnesDoesNotHideARegression() {
    List<LoadSummary> earlier =
        Stream.concat(around300().stream(), Stream.of(taking(900, 0))).toList();

    assertThat(Comparison.of(taking(480, 0), earlier, 0.2).isWorse()).isTrue();
  }

  @Test
  void whatIsMeasuredInWholeMillisecondsDiffersByOne() {
    assertThat(Comparison.of(taking(2, 0), Collections.nCopies(20, taking(1, 0)), 0.2).isWorse())
        .isFalse();
  }

  @Test
  void theRequestThatIsSlowerIsNamedAndOneThatIsNewIsNotJudged() {
    List<LoadSummary> earlier =
        Stream.of(100, 102, 98, 101, 99, 100)
            .map(
                each ->
                    Runs.of(
                        10,
                        requests("list", 900, 0, one -> each),
                        requests("pay", 100, 0, one -> each)))
            .toList();
    LoadSummary now =
        Runs.of(
            10,
            requests("list", 900, 0, one -> 100),
            requests("pay", 100, 0, one -> 400),
            requests("new", 50, 50, one -> 900));

    Comparison comparison = Comparison.of(now, earlier, 0.2);

    assertThat(comparison.worst().orElseThrow().request()).isNotEqualTo("list");
    assertThat(comparison.worse())
        .extracting(Finding::request)
        .contains("pay")
        .doesNotContain("list", "new");
    assertThat(comparison.findings())
        .filteredOn(each -> each.request().equals("new"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.TOO_FEW));
  }

  @Test
  void percentilesBeyondWhichThereIsHardlyAnythingAreNotCompared() {
    LoadSummary few = Runs.of(10, requests("list", 50, 0, each -> 300));

    assertThat(Comparison.of(few, Collections.nCopies(6, few), 0.2).findings())
        .extracting(Finding::metric)
        .contains(Metric.P50, Metric.P95)
        .doesNotContain(Metric.P99);
  }

  @Test
  void anAllowanceIsAShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.of(taking(300, 0), around300(), -0.1))
        .withMessage("allowance must be 0 or more, but was -0.1");
  }
}
