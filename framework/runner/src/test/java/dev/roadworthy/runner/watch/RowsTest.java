package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.Served;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final CheckId SPEAKS = new CheckId("speaks");
  private static final Round ROUND = Rounds.in("production").build();

  private final Rows rows = new Rows();

  private Map<CheckId, Set<CheckId>> served(boolean whole, String... checks) {
    List<JournalEntry> entries = new ArrayList<>();
    for (String check : checks) {
      entries.add(new RunRecorded(Runs.passed(check).of(ROUND).build()));
    }
    entries.add(new Served(SPEAKS, whole, ROUND.startedAt()));
    return rows.heard(entries, Timetable::base);
  }

  private static Set<CheckId> of(String... checks) {
    return Arrays.stream(checks).map(CheckId::new).collect(Collectors.toSet());
  }

  @Test
  void tellsWhatRowsThereAreWhenThatIsNewsOnly() {
    assertThat(served(true, "speaks[de]", "speaks[fr]"))
        .containsExactly(Map.entry(SPEAKS, of("speaks[de]", "speaks[fr]")));
    assertThat(served(true, "speaks[fr]", "speaks[de]")).isEmpty();
    assertThat(served(true, "speaks[de]")).containsExactly(Map.entry(SPEAKS, of("speaks[de]")));
  }

  @Test
  void whereSomethingFailedAroundThemNobodyKnowsWhichRowsThereAre() {
    served(true, "speaks[de]", "speaks[fr]");

    assertThat(served(false, "speaks[de]")).isEmpty();
    assertThat(served(false, "speaks")).isEmpty();
    assertThat(served(true, "speaks[de]", "speaks[fr]")).isEmpty();
  }

  @Test
  void whatWasAskedForAndHadNoRunTellsNothing() {
    assertThat(served(true)).isEmpty();
  }

  @Test
  void aClassThatIsNotParameterizedAnyMoreConsistsOfItself() {
    served(true, "speaks[de]");

    assertThat(served(true, "speaks")).containsExactly(Map.entry(SPEAKS, of("speaks")));
  }
}
