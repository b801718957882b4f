package dev.roadworthy.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private static Versions versions(@Nullable String application, @Nullable String commit) {
    return new Versions(application, commit, "c0de");
  }

  @Test
  void whatIsAnotherVersionHasChanged() {
    assertThat(
            versions("1.4.2", "1a2b3c4d5e6f7a8b9c0d")
                .changedTo(versions("1.4.3", "ffeeddccbbaa99887766")))
        .contains("application 1.4.2 -> 1.4.3, suite 1a2b3c4d5e -> ffeeddccbb");
    assertThat(versions("1.4.2", "abc").changedTo(versions("1.4.2", "def")))
        .contains("suite abc -> def");
  }

  @Test
  void whatIsTheSameOrUnknownHasNot() {
    assertThat(versions("1.4.2", "abc").changedTo(versions("1.4.2", "abc"))).isEmpty();
    assertThat(versions(null, null).changedTo(versions("1.4.2", "abc"))).isEmpty();
    assertThat(versions("1.4.2", "abc").changedTo(versions(null, null))).isEmpty();
  }

  @Test
  void withoutAnotherCommitTheCheckMayStillBeAnother() {
    assertThat(versions(null, "abc").changedTo(new Versions(null, "abc", "other")))
        .contains("the check's own code");
    assertThat(versions(null, null).changedTo(new Versions(null, null, "other")))
        .contains("the check's own code");
  }
}
