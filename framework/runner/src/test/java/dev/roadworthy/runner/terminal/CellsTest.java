package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

  @ParameterizedTest
  @CsvSource({"landing, 7", "商店, 4", "한국, 4", "🚀, 2", "✅, 2", "é, 1", "e\u0301, 1", "…, 1"})
  void knowsHowManyColumnsTextTakes(String text, int columns) {
    assertThat(Cells.width(text)).isEqualTo(columns);
  }

  @Test
  void cutsBetweenCharactersAndNeverTooWide() {
    assertThat(Cells.cut("商店首页", 8)).isEqualTo("商店首页");
    assertThat(Cells.cut("商店首页", 6)).isEqualTo("商店…");
    assertThat(Cells.cut("商店首页", 5)).isEqualTo("商店…");
    assertThat(Cells.cut("🚀🚀🚀", 4)).isEqualTo("🚀…");
    assertThat(Cells.cut("landing", 1)).isEqualTo("…");
    assertThat(Cells.cut("landing", 0)).isEmpty();
  }

  @Test
  void fillsUpToTheColumn() {
    assertThat(Cells.fit("店", 4)).isEqualTo("店  ");
    assertThat(Cells.width(Cells.fit("商店首页", 5))).isEqualTo(5);
  }
}
