package dev.roadworthy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckSpecTest {

  @ParameterizedTest
  @CsvSource({"6s, PT2S", "30s, PT10S", "1h, PT10S", "1s, PT0.333333333S", "* * * * *, PT10S"})
  void theTimeoutIsTheSmallerOfTenSecondsAndAThirdOfTheInterval(String every, Duration expected) {
    assertThat(CheckSpec.defaultTimeout(Schedule.parse(every))).isEqualTo(expected);
  }

  @Test
  void anOwnerHasAName() {
    assertThatThrownBy(() -> new Owner(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An owner has a name, but it was blank. Example: \"payments\"");
    assertThat(Owner.UNOWNED).hasToString("unowned");
  }
}
