package dev.roadworthy.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.check.CheckId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant FROM = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant UNTIL = FROM.plusSeconds(3_600);

  private static Silence of(String checks) {
    return new Silence("1", "production", checks, FROM, UNTIL, "ada", "deploying");
  }

  private static boolean covers(String checks, String check) {
    return of(checks).covers("production", new CheckId(check), FROM);
  }

  @Test
  void aStarStandsForAnyNumberOfCharacters() {
    assertThat(covers("checkout", "checkout")).isTrue();
    assertThat(covers("check*", "checkout")).isTrue();
    assertThat(covers("*out", "checkout")).isTrue();
    assertThat(covers("*", "checkout[language=de]")).isTrue();
    assertThat(covers("check", "checkout")).isFalse();
    assertThat(covers("*in", "checkout")).isFalse();
  }

  @Test
  void everythingElseStandsForItself() {
    assertThat(covers("a.c", "abc")).isFalse();
    assertThat(covers("a[b]", "a[b]")).isTrue();
    assertThat(covers("a\\Eb*", "ab")).isFalse();
  }

  @Test
  void itCoversItsOwnTimeAndEnvironmentOnly() {
    CheckId check = new CheckId("landing");
    assertThat(of("*").covers("production", check, FROM.minusMillis(1))).isFalse();
    assertThat(of("*").covers("production", check, UNTIL.minusMillis(1))).isTrue();
    assertThat(of("*").covers("production", check, UNTIL)).isFalse();
    assertThat(of("*").covers("staging", check, FROM)).isFalse();
  }

  @Test
  void itNamesChecksAndEndsAfterItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(" "))
        .withMessageContaining("checkout*");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Silence("1", "production", "*", FROM, FROM, "ada", ""))
        .withMessageContaining("ends after it begins");
  }
}
