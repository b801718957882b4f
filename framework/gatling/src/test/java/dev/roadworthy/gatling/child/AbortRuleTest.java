package dev.roadworthy.gatling.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbortRuleTest {

  private static LoadSecond second(int number, int ok, int failed, long millis) {
    Percentiles fine = Percentiles.empty();
    Stream.generate(() -> Duration.ofMillis(millis)).limit(ok).forEach(fine::record);
    Percentiles wrong = Percentiles.empty();
    Stream.generate(() -> Duration.ofMillis(1)).limit(failed).forEach(wrong::record);
    List<Measured> measured =
        ok + failed == 0
            ? List.of()
            : List.of(new Measured("list", Kind.REQUEST, fine, wrong, Map.of()));
    return new LoadSecond(number, 0, 0, measured);
  }

  private static AbortRules rules(String... texts) {
    return new AbortRules(Stream.of(texts).map(AbortRule::parse).toList());
  }

  @Test
  void endsWhenTheShareWasExceededInEachSecondOfItsTime() {
    AbortRules rules = rules("failed > 5% for 3s");

    assertThat(rules.after(second(0, 90, 10, 1))).isNull();
    assertThat(rules.after(second(1, 90, 10, 1))).isNull();
    assertThat(rules.after(second(2, 95, 5, 1))).as("not over 5 %").isNull();
    assertThat(rules.after(second(3, 90, 10, 1))).isNull();
    assertThat(rules.after(second(4, 90, 10, 1))).isNull();
    assertThat(rules.after(second(5, 90, 10, 1)))
        .isEqualTo("failed > 5% for 3s (in second 6 10 of 100 requests failed)");
  }

  @Test
  void aSecondInWhichNothingEndedSaysNeither() {
    AbortRules rules = rules("p99 > 800ms for 2s");

    assertThat(rules.after(second(0, 10, 0, 900))).isNull();
    assertThat(rules.after(second(1, 0, 0, 0))).isNull();
    assertThat(rules.after(second(2, 10, 0, 1_000)))
        .isEqualTo("p99 > 800ms for 2s (in second 3 it was 1000 ms)");
  }

  @Test
  void aSecondThatComesAgainIsNotCountedTwice() {
    AbortRules rules = rules("failed > 5% for 2s");

    assertThat(rules.after(second(0, 0, 10, 1))).isNull();
    assertThat(rules.after(second(0, 0, 10, 1))).isNull();
    assertThat(rules.after(second(1, 0, 10, 1))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "failed",
        "failed > 5 for 10s",
        "failed > 100% for 10s",
        "failed < 5% for 10s",
        "failed > 5% for 500ms",
        "failed > 5% for 1500ms",
        "p0 > 1s for 10s",
        "p100 > 1s for 10s",
        "p99 > 5% for 10s",
        "p99 > 1s",
        "errors > 5% for 10s"
      })
  void whatIsNoRuleIsToldHowOneIsWritten(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbortRule.parse(text))
        .withMessageContaining("but was \"" + text + "\". Example: \"failed > 5% for 10s\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed > 5% for 10s", "failed>0.5 %  for 1m", "p99.9 > 1500ms for 10s"})
  void isToldAsItWasWritten(String text) {
    assertThat(AbortRule.parse(text)).hasToString(text);
  }
}
