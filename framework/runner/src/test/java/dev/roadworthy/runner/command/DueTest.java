package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.runner.command.Shell.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds that are started by somebody else's clock: only what is due is run. */
class DueTest {

  private static final String SELDOM =
      """
        @HealthCheck(value = "It answers", id = "seldom", every = "366d")
        void seldom(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  private static final String OFTEN =
      """
        @HealthCheck(value = "It answers", id = "often", every = "1s")
        void often(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  private Application application;
  private Shell shell;

  @BeforeEach
  void openApplication() throws IOException {
    application = new Application();
    shell =
        new Shell(folder)
            .configured(
                """
                environments:
                  staging:
                    url: %s
                """
                    .formatted(application.url()));
  }

  @AfterEach
  void close() {
    application.close();
  }

  private Said runsDue(String members) throws IOException {
    return shell.run(CompiledSuite.of(folder, members), "-e", "staging", "--due");
  }

  @Test
  void whatHasNeverRunIsDue() throws IOException {
    Said said = runsDue(SELDOM + OFTEN);

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("seldom", "often", "2 checks");
  }

  @Test
  void whatIsNotDueYetIsLeftAlone() throws IOException {
    runsDue(SELDOM + OFTEN);
    Said said =
        await().until(() -> runsDue(SELDOM + OFTEN), each -> each.out().contains("1 check"));

    assertThat(said.out()).contains("often").doesNotContain("seldom");
  }

  @Test
  void whereNothingIsDueItSaysUntilWhenAndAllIsWell() throws IOException {
    runsDue(SELDOM);
    Said said = runsDue(SELDOM);

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).containsPattern("Nothing is due until \\d{4}-");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void aNewCheckIsDueAtOnce() throws IOException {
    runsDue(SELDOM);
    Said said = runsDue(SELDOM + SELDOM.replace("seldom", "fresh"));

    assertThat(said.out()).contains("fresh").doesNotContain("seldom");
  }

  @Test
  void aFailureThatIsNotDecidedYetIsConfirmedBeforeItsTime() throws IOException {
    application.answers(502);
    runsDue(SELDOM.replace("366d", "100h"));
    Instant fifth = Instant.now().plus(Duration.ofHours(20));

    String said = runsDue(SELDOM.replace("366d", "100h")).out();
    Instant until = Instant.parse(said.replaceAll("(?s).*Nothing is due until (\\S+).*", "$1"));
    assertThat(until).isBeforeOrEqualTo(fifth);
  }
}
