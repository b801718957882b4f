package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

  @TempDir Path folder;

  private Shell shell() {
    return new Shell(folder);
  }

  private Path journal(String name) throws IOException {
    Path file = folder.resolve(name);
    Round round = Rounds.in("staging").branch("main").build();
    try (JournalWriter writer = JournalWriter.create(file)) {
      writer.append(new JournalEntry.RoundStarted(round));
      writer.append(new JournalEntry.CheckFound(Checks.check("landing").build()));
      writer.append(
          new JournalEntry.RunRecorded(Runs.passed("landing").of(round).at(Rounds.START).build()));
      writer.append(new JournalEntry.RoundEnded(Rounds.START));
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "report",
        "status",
        "redeliver",
        "explain",
        "validate",
        "history",
        "history import"
      })
  void everyCommandHelps(String command) {
    String line = (command + " --help").trim();

    Shell.Said said = Shell.typeExactly(line.split(" "));

    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("Usage: roadworthy " + command);
  }

  @Test
  void explainPrintsThePageOfACode() {
    Shell.Said said = Shell.typeExactly("explain", "w0502");

    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("W0502", "bad gateway".toLowerCase(Locale.ROOT));
  }

  @Test
  void explainHasTheLayerAsEveryJson() {
    Shell.Said said = Shell.typeExactly("explain", "W0502", "--json");

    assertThat(new JsonMapper().readTree(said.out()).path("layer").asString())
        .isEqualTo("WEB_SERVER");
  }

  @Test
  void explainWithoutACodeListsAll() {
    Shell.Said said = Shell.typeExactly("explain");

    FaultCode.known().forEach(code -> assertThat(said.out()).contains(code.code()));
  }

  @ParameterizedTest
  @CsvSource({
    "run, 0 1 2 3 130",
    "watch, 2 130",
    "status, 0 2",
    "incidents show, 0 2",
    "history import, 0 2",
    "validate, 0 2"
  })
  void theHelpOfACommandSaysWhatItEndsWith(String command, String codes) {
    String help = Shell.typeExactly((command + " --help").split(" ")).out();

    String listed =
        help.substring(help.indexOf("Exit codes:"))
            .lines()
            .map(line -> line.replaceFirst("^ +(\\d+) .*", "$1"))
            .filter(line -> line.matches("\\d+"))
            .collect(Collectors.joining(" "));
    assertThat(listed).as(help).isEqualTo(codes);
  }

  @Test
  void validateSaysEverythingThatIsWrongAtOnce() throws IOException {
    shell()
        .configured(
            """
            environments:
              staging:
                ulr: https://staging.example
                timeout: soon
            hooks:
              chat:
                type: pigeon
                url: https://hooks.example
            """);

    Shell.Said said = shell().type("validate", "-e", "staging");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("roadworthy.yaml:3", "did you mean \"url\"", "roadworthy.yaml:4", "soon")
        .contains("roadworthy.yaml:7", "pigeon")
        .doesNotContain("\tat ");
  }

  @Test
  void validateHasItsProblemsAsJson() throws IOException {
    shell().configured("environments:\n  staging:\n    timeout: soon\n");

    Shell.Said said = shell().type("validate", "-e", "staging", "--json");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(new JsonMapper().readTree(said.out()).at("/0/line").asInt()).isPositive();
  }

  @Test
  void statusWithoutHistorySaysHowToBeginOne() {
    Shell.Said said = shell().type("status");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("no history at " + folder.resolve(".roadworthy"))
        .contains("`roadworthy run`", "`roadworthy watch`")
        .contains("--home or ROADWORTHY_HOME", "Example: --home ");
    assertThat(shell().type("incidents").err()).isEqualTo(said.err());
    assertThat(shell().type("ack", "4711").err()).isEqualTo(said.err());
    assertThat(shell().type("redeliver", "4711").err()).isEqualTo(said.err());
  }

  @Test
  void theStatusHasWhatNeedsAttentionFirst() throws IOException {
    shell()
        .configured(
            "environments: {staging: {url: 'http://127.0.0.1:9'}}\npolicy: {open: 1 of 1}\n");
    shell()
        .run(
            CompiledSuite.of(
                folder,
                """
                  @HealthCheck(value = "A", id = "a", severity = dev.roadworthy.check.Severity.CRITICAL) void a() {}
                  @HealthCheck(value = "B", id = "b") void b() { Assertions.fail("no"); }
                  @HealthCheck(value = "C", id = "c", severity = dev.roadworthy.check.Severity.CRITICAL)
                  void c() { Assertions.fail("no"); }
                  @HealthCheck(value = "D", id = "d") void d() { throw new IllegalStateException(); }
                """),
            "-e",
            "staging");

    JsonNode status = new JsonMapper().readTree(shell().type("status", "--json").out());

    assertThat(status.get("checks").findValuesAsString("check"))
        .containsExactly("c", "b", "d", "a");
    assertThat(status.at("/checks/0/layer").asString()).isEqualTo("APPLICATION");
    assertThat(shell().type("status").out()).containsSubsequence("  c ", "  b ", "  d ", "  a ");
  }

  @Test
  void whereOnlyProductionIsConfiguredItIsSaidHowToNameIt() throws IOException {
    shell().configured("environments:\n  production:\n    url: https://shop.example\n");

    Shell.Said said = shell().type("validate");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("Known environments: production", "Example: -e production");
  }

  @Test
  void aJournalIsImportedOnceHoweverOftenItIsImported() throws IOException {
    Path file = journal("build.journal");

    Shell.Said first = shell().type("history import", file.toString());
    Shell.Said second = shell().type("history import", folder.toString());

    assertThat(first.exit()).isZero();
    assertThat(first.out()).contains("1 run");
    assertThat(second.out()).contains("0 runs");
    assertThat(shell().type("status").out()).contains("landing", "no decision yet");
  }

  @Test
  void whatIsNoJournalIsRefusedAndTheOthersAreImported() throws IOException {
    journal("good.journal");
    Files.writeString(folder.resolve("foreign.journal"), "x".repeat(100));
    Files.write(folder.resolve("empty.journal"), new byte[0]);
    byte[] whole = Files.readAllBytes(folder.resolve("good.journal"));
    Files.write(folder.resolve("cut.journal"), java.util.Arrays.copyOf(whole, whole.length - 40));

    Shell.Said said = shell().type("history import", folder.toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out())
        .contains("good.journal: ", "1 run")
        .contains("foreign.journal is not a Roadworthy journal")
        .contains("empty.journal is not a Roadworthy journal")
        .contains("not a complete record (cut off)");
  }

  @Test
  void aPathThatCannotBeReadIsNamedAndTheOthersAreImported() throws IOException {
    Path unreadable = Files.createDirectory(folder.resolve("a.journal"));
    Path good = journal("b.journal");

    Shell.Said said = shell().type("history import", folder.toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).contains(unreadable + ": 0 runs; it cannot be read: ", good + ": 1 run");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void importedFailuresOpenNothingNowOrWhenSomebodyDecides() throws IOException {
    Path file = folder.resolve("build.journal");
    Round round = Rounds.in("staging").branch("main").at(Instant.now()).build();
    try (JournalWriter writer = JournalWriter.create(file)) {
      writer.append(new JournalEntry.RoundStarted(round));
      writer.append(new JournalEntry.CheckFound(Checks.check("landing").every("30s").build()));
      for (int i = 0; i < 3; i++) {
        writer.append(
            new JournalEntry.RunRecorded(
                Runs.failed("landing").of(round).at(Instant.now()).build()));
      }
    }
    shell().configured("environments:\n  staging:\n    url: http://127.0.0.1:9\n");

    shell().type("history import", file.toString());
    Path suite = CompiledSuite.of(folder, "@HealthCheck(\"Another\") void another() {}");
    Shell.Said next = shell().run(suite, "-e", "staging");

    assertThat(next.exit()).isZero();
    assertThat(next.out()).doesNotContain("opened");
    assertThat(shell().type("status").out()).contains("landing", "no decision yet");
  }

  @Test
  void aNegativeTimeToDeliverIsRefused() throws IOException {
    shell().configured("environments:\n  staging:\n    url: http://127.0.0.1:9\n");

    Shell.Said said =
        shell().type("run", folder.toString(), "-e", "staging", "--deliver-within", "-3");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("--deliver-within is 0 or more seconds", "-3", "Example: --deliver-within 10");
  }
}
