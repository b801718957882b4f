package dev.roadworthy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortIdTest {

  private static List<String> meant(String text, String... ids) {
    return ShortId.meant(
        text,
        (beginning, most) ->
            List.of(ids).stream().filter(id -> id.startsWith(beginning)).limit(most).toList(),
        id -> id);
  }

  @Test
  void anIdIsMeantByItsBeginning() {
    assertThat(meant("4209", "4209a5ac", "5309a5ac")).containsExactly("4209a5ac");
    assertThat(meant("4210", "4209a5ac")).isEmpty();
  }

  @Test
  void fewerThanFourCharactersMeanNothing() {
    assertThat(meant("420", "4209a5ac")).isEmpty();
    assertThat(meant("", "4209a5ac")).isEmpty();
  }

  @Test
  void allThatMayBeMeantAreFound() {
    assertThat(meant("4209", "4209a", "4209b")).containsExactly("4209a", "4209b");
  }

  @Test
  void aWholeIdMeansNoLongerOne() {
    assertThat(meant("4209", "4209", "4209b")).containsExactly("4209");
  }
}
