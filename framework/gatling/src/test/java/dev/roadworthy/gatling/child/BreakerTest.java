package dev.roadworthy.gatling.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final Breaker breaker = new Breaker();

  private static LoadSecond silent(int second, int users) {
    return new LoadSecond(second, 0, users, List.of());
  }

  private static LoadSecond answered(int second) {
    Percentiles one = Percentiles.of(all -> all.record(Duration.ofMillis(1)));
    return new LoadSecond(
        second,
        0,
        3,
        List.of(new Measured("list", Kind.REQUEST, one, Percentiles.empty(), Map.of())));
  }

  @Test
  void endsLoadWhereNothingIsAnsweredForTenSeconds() {
    for (int second = 0; second < 9; second++) {
      assertThat(breaker.after(silent(second, 7))).isNull();
    }
    assertThat(breaker.after(silent(9, 7)))
        .isEqualTo("failed: nothing was answered for 10 s, with 7 users under way");
  }

  @Test
  void anAnswerOrNobodyToGiveOneBeginsAnew() {
    for (int second = 0; second < 30; second++) {
      assertThat(breaker.after(second % 9 == 8 ? answered(second) : silent(second, 7))).isNull();
    }
    for (int second = 30; second < 60; second++) {
      assertThat(breaker.after(silent(second, 0))).isNull();
    }
  }
}
