package dev.roadworthy.gatling;

import static dev.roadworthy.gatling.Baseline.baseline;
import static dev.roadworthy.gatling.Baseline.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.junit.InconclusiveException;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RegressionAssertTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path home;

  private BaselineFile file;

  @BeforeEach
  void name() {
    file = BaselineFile.of(home, "staging", new CheckId("spike"));
  }

  /** 300 requests in 3 s to each of two names, that take so long. */
  private static LoadRecord load(int daysAgo, String profile, int listMillis, int payMillis) {
    LoadRun run =
        new LoadRun(
            RunId.random(),
            "shop.Spike",
            profile,
            Duration.ZERO,
            NOW.minus(Duration.ofDays(daysAgo)),
            null);
    List<LoadSecond> seconds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      seconds.add(
          new LoadSecond(
              i, 100, 5, List.of(hundred("list", listMillis), hundred("pay", payMillis))));
    }
    return new LoadRecord(run, seconds, null);
  }

  private static Measured hundred(String name, int millis) {
    Percentiles times = Percentiles.empty();
    for (int i = 0; i < 100; i++) {
      times.record(Duration.ofMillis(millis));
    }
    return new Measured(name, Kind.REQUEST, times, Percentiles.empty(), Map.of());
  }

  private LoadResult result(int listMillis, int payMillis) {
    LoadEnd end =
        new LoadEnd(
            NOW,
            Reason.COMPLETED,
            "",
            List.of(),
            new Generator(0.1, Duration.ZERO, false),
            Bounds.NONE);
    return new LoadResult(load(0, "full", listMillis, payMillis), end, new Past(file));
  }

  private void earlier(int count, String profile) throws IOException {
    List<LoadSummed> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      LoadRecord load = load(i, profile, 100 + i % 3, 200 + i % 5);
      all.add(new LoadSummed(load.load(), LoadSummary.of(load)));
    }
    file.write(all, NOW);
  }

  @Test
  void whatIsWorseFailsWithItsCodeTheWorstFigureFirstAndAllOfThemBelow() throws IOException {
    earlier(10, "full");

    assertThatThrownBy(
            () ->
                assertThat(result(100, 500)).hasNoRegressionAgainst(baseline().within(percent(20))))
        .isInstanceOfSatisfying(
            FaultError.class,
            error -> {
              assertThat(error.fault().code()).isEqualTo(FaultCode.LOAD_REGRESSION);
              assertThat(error.fault().message())
                  .matches(
                      "p(50|95|99) of (all requests|\"pay\") is 500 ms; of 10 earlier runs the"
                          + " median is 20\\d ms and none was over 204 ms \\(limit 24\\d ms\\)"
                          + " \\(and \\d more figures\\)");
              assertThat(error.getCause()).isNotNull();
              assertThat(error.getCause().getMessage())
                  .contains("\n- p50 of \"pay\" is 500 ms", "\n- p95 of \"pay\"")
                  .doesNotContain("\"list\"");
            });
  }

  @Test
  void whatIsAsBeforeOrWithinWhatIsAllowedHasNoRegression() throws IOException {
    earlier(10, "full");

    assertThat(result(101, 202)).hasNoRegressionAgainst(baseline());
    assertThat(result(110, 225)).hasNoRegressionAgainst(baseline().within(percent(20)));
  }

  @Test
  void fewerThanFiveComparableRunsAreNoReasonToFail() throws IOException {
    assertThat(result(900, 900)).hasNoRegressionAgainst(baseline());
    earlier(4, "full");
    assertThat(result(900, 900)).hasNoRegressionAgainst(baseline());
    earlier(10, "10 %");
    assertThat(result(900, 900)).hasNoRegressionAgainst(baseline());
  }

  @Test
  void whatBecameSlowerOnPurposeIsNoRegressionSinceThen() throws IOException {
    earlier(10, "full");

    assertThat(result(900, 900)).hasNoRegressionAgainst(baseline().since("2026-11-17"));
    assertThatThrownBy(
            () ->
                assertThat(result(900, 900))
                    .hasNoRegressionAgainst(baseline().since("2026-11-12T08:00:00Z")))
        .isInstanceOf(FaultError.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> baseline().since("last week"))
        .withMessage(
            "baseline().since takes a date or an instant, but was \"last week\". Example:"
                + " since(\"2026-11-20\")");
  }

  @Test
  void whatCannotBeReadOfThePastIsNeitherAPassNorAFailure() throws IOException {
    Files.createDirectories(home.resolve("baselines"));
    Files.writeString(file.path(), "This is a letter to my aunt, and no baseline.");

    assertThatThrownBy(() -> assertThat(result(100, 200)).hasNoRegressionAgainst(baseline()))
        .isInstanceOf(InconclusiveException.class)
        .hasMessageStartingWith("X0102 check: earlier load tests cannot be read: ")
        .hasMessageContaining(file.path().toString())
        .hasMessageEndingWith("The next roadworthy run writes the file anew");
  }
}
