package dev.roadworthy.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Series;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageNameTest {

  private static String name(String environment, String branch, String check) {
    return PageName.of(new Series(environment, branch, new CheckId(check)));
  }

  @Test
  void plainNamesStayAsTheyAre() {
    assertThat(name("staging", "", "landing")).isEqualTo("staging.landing");
    assertThat(name("staging", "main", "shop.landing")).isEqualTo("staging~main.shop.landing");
  }

  @Test
  void whatIsNotPlainIsReplacedAndToldApartByAChecksum() {
    assertThat(name("staging", "feature/x", "a/b[i=1]"))
        .matches("staging-feature-x\\.a-b-i-1--[0-9a-f]{8}");
  }

  @Test
  void distinctSeriesHaveDistinctNames() {
    Set<String> names = new HashSet<>();
    List<String> texts = List.of("a", "A", "a.b", "a-b", "a/b", "b", "\u00E4", "\u00C4");
    for (String environment : texts) {
      for (String branch : List.of("", "a", "a/b", "a-b", "..", "~")) {
        for (String check : texts) {
          names.add(name(environment, branch, check));
        }
      }
    }
    assertThat(names).hasSize(texts.size() * 6 * texts.size());
  }

  @Test
  void noNameLeadsElsewhereOrIsTooLongForAFile() {
    for (String branch : List.of("../../etc", "..\\x", "a\u0000b", "\u202E", "x".repeat(300))) {
      assertThat(name("staging", branch, "y".repeat(200)))
          .matches("[a-z0-9.-]{1,120}")
          .doesNotContain("..");
    }
  }
}
