package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.roadworthy.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Some programs run Jupiter's engine without JUnit's launcher, and so without our listener. */
class WithoutListenerTest {

  @TempDir Path folder;

  static class Suite {
    @HealthCheck(value = "it passes", id = "passes")
    void passes() {}

    @HealthCheck(value = "it throws", id = "throws")
    void throwsIt() {
      throw new IllegalStateException("no such element");
    }
  }

  @Test
  void checksAreJudgedAndRecorded() throws IOException {
    Files.writeString(
        folder.resolve("roadworthy.yaml"), "environments: {ci: {url: 'http://localhost:1'}}");
    Path journal = folder.resolve("round.journal");

    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Suite.class))
            .configurationParameter(
                "roadworthy.config", folder.resolve("roadworthy.yaml").toString())
            .configurationParameter("roadworthy.journal", journal.toString())
            .execute()
            .testEvents();

    tests.assertStatistics(statistics -> statistics.succeeded(1).failed(1));
    tests
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("throwsIt"),
                finishedWithFailure(
                    instanceOf(BrokenCheckException.class),
                    message(text -> text.startsWith("X0101 check: ")))));
    assertThat(Held.read(journal)).hasSize(6).last().isInstanceOf(JournalEntry.RoundEnded.class);
  }
}
