package dev.roadworthy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void blanksOfAnyKindMakeACronExpression() {
    assertThat(Schedule.parse("0\t6 * * *")).isInstanceOf(Cron.class);
    assertThat(Schedule.parse(" 30s\n")).isInstanceOf(FixedRate.class);
  }

  @Test
  void isEveryMinuteWhereNothingIsSaid() {
    assertThat(Schedule.DEFAULT.interval()).isEqualTo(Duration.ofSeconds(60));
  }
}
