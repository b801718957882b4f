package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suite JVMs that do not end as they should. */
class SuiteTroubleTest {

  private static final String PASSES =
      "@HealthCheck(value = \"It passes\", id = \"%1$s\") void %1$s() {}\n";
  private static final String HALTS =
      "@HealthCheck(value = \"It halts\", id = \"%1$s\") void %1$s() { Runtime.getRuntime().halt(7); }\n";

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(folder.resolve("token"), "s3cret-canary");
    shell =
        new Shell(folder)
            .configured(
                """
                environments:
                  staging:
                    url: http://127.0.0.1:9
                    credentials:
                      bearer: ${file:token}
                policy:
                  open: 1 of 1
                """);
  }

  private Shell.Said run(String members, String... more) throws IOException {
    return shell.run(
        CompiledSuite.of(folder, members),
        Stream.concat(Stream.of(Shell.IN_ORDER), Stream.of(more)).toArray(String[]::new));
  }

  private List<String> files(String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".roadworthy").resolve(kind))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aJvmThatHaltsAfterItsChecksHavePassedMakesNoGreenRound() throws IOException {
    Shell.Said said =
        run(
            PASSES.formatted("a")
                + "@AfterAll static void after() { Runtime.getRuntime().halt(7); }");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("1 check: 1 passed");
    assertThat(said.err()).contains("the suite JVM ended with exit code 7");
  }

  @Test
  void aJvmWhoseRoundEndedButWhichDidNotEndWellMakesNoGreenRound() throws IOException {
    Shell.Said said =
        run(
            """
            @HealthCheck(value = "It passes", id = "a") void a() {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(5)));
            }
            """);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("1 check: 1 passed");
    assertThat(said.err()).contains("the suite JVM ended with exit code 5");
    assertThat(files("journals")).hasSize(1);
  }

  @Test
  void checksThatHadNotBegunWhenTheirJvmHaltedRunInAnotherOne() throws IOException {
    Path ran = folder.resolve("ran");
    String counts =
        """
        @HealthCheck(value = "It counts", id = "%1$s") void %1$s() throws Exception {
          java.nio.file.Files.writeString(java.nio.file.Path.of("%2$s"), "%1$s ",
              java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        }
        """;

    Shell.Said said =
        run(
            counts.formatted("a", ran)
                + HALTS.formatted("b")
                + counts.formatted("c", ran)
                + HALTS.formatted("d")
                + counts.formatted("e", ran));

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("5 checks: 3 passed, 2 broken")
        .containsPattern("BROKEN +b .*X0106 check: it began, .*exit code 7")
        .containsPattern("BROKEN +d .*X0106 check: it began, .*exit code 7");
    assertThat(Files.readString(ran)).isEqualTo("a c e ");
    assertThat(files("journals")).hasSize(3);
    assertThat(files("logs")).hasSize(3);
  }

  @Test
  void theRowsOfAParameterizedClassAreNotForgotten() throws IOException {
    Shell.Said said =
        run(
            HALTS.formatted("a")
                + """
                @Nested
                @org.junit.jupiter.params.ParameterizedClass
                @org.junit.jupiter.params.provider.ValueSource(strings = {"x", "y"})
                class Rows {
                  @org.junit.jupiter.params.Parameter String row;
                  @HealthCheck(value = "It has rows", id = "row") void row() {
                    if (row.equals("x")) { Runtime.getRuntime().halt(7); }
                  }
                }
                """);

    assertThat(said.out())
        .contains("3 checks: 1 passed, 2 broken")
        .containsPattern("BROKEN +row\\[row=x")
        .containsPattern("ok +row\\[row=y");
    assertThat(said.exit()).isEqualTo(1);
  }

  @Test
  void aJvmThatHaltsBeforeAnyCheckIsNotStartedAgain() throws IOException {
    Shell.Said said =
        run(
            PASSES.formatted("a")
                + PASSES.formatted("b")
                + "@BeforeAll static void before() { Runtime.getRuntime().halt(7); }");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("2 checks: 2 broken", "X0106 check: it never began:", "exit code 7");
    assertThat(files("logs")).hasSize(1);
  }

  @Test
  void aCheckThatCannotBeStoppedDoesNotTakeTheOthersWithIt() throws IOException {
    Shell.Said said =
        run(
            """
            @HealthCheck(value = "It never ends", id = "a", timeout = "200ms") void a() {
              while (true) { Thread.onSpinWait(); }
            }
            """
                + PASSES.formatted("b"),
            "--jvm-option",
            "-Droadworthy.grace=200ms");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("2 checks: 1 passed, 1 broken")
        .containsPattern("BROKEN +a .*X0104");
    assertThat(files("journals")).hasSize(2);
  }

  @Test
  void aJournalThatIsDamagedInMidRoundLosesOneRunAndStopsNothing() throws IOException {
    Shell.Said said =
        run(
            PASSES.formatted("a")
                + """
                @HealthCheck(value = "It damages", id = "b", timeout = "30s") void b() throws Exception {
                  try (var journal = new java.io.RandomAccessFile(System.getProperty("roadworthy.journal"), "rw")) {
                    journal.seek(journal.length());
                    journal.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
                  }
                  new java.util.concurrent.CountDownLatch(1).await();
                }
                """
                + PASSES.formatted("c"));

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("3 checks: 2 passed, 1 broken")
        .containsPattern("BROKEN +b .*X0106 check: it began, .*damaged at byte")
        .contains("opened: staging/b");
    assertThat(said.err()).contains("is damaged at byte").doesNotContain("\tat ");
    assertThat(shell.type("status").out()).contains("UP", "BLIND");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRunThatNoLongerFitsOnTheDiskIsBrokenAndMakesNoGreenRound() throws Exception {
    Path home = Files.createDirectory(folder.resolve(".roadworthy"));
    try (SmallDisk disk = SmallDisk.at(home.resolve("journals"))) {
      Shell.Said said =
          run(
              PASSES.formatted("a")
                  + """
                  @HealthCheck(value = "It fills the disk", id = "b") void b(Warnings warn) throws Exception {
                    try {
                      java.nio.file.Files.write(java.nio.file.Path.of("%s", "filler"), new byte[2_000_000]);
                    } catch (java.io.IOException full) {
                      for (int i = 0; i < 20; i++) { warn.warn(i + "x".repeat(400)); }
                    }
                  }
                  """
                      .formatted(disk.folder()));

      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.out())
          .contains("2 checks: 1 passed, 1 broken")
          .containsPattern("BROKEN +b .*X0106 check: it began, but left no run");
      assertThat(said.err()).contains("exit code 2", "cannot be written", "No space left");
    }
  }

  @Test
  void whatTheWorkerSaidLastIsShownWithItsLog() throws IOException {
    Shell.Said said = run(PASSES.formatted("a"), "--check", "nope");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("No check has the id nope. There are: a", files("logs").get(0))
        .doesNotContain("No check was found");
  }

  @Test
  void aJvmThatDoesNotStartSaysWhyItself() throws IOException {
    Shell.Said said = run(PASSES.formatted("a"), "--jvm-option", "-XX:NoSuchOption=1");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("NoSuchOption", "exit code 1");
  }

  @Test
  void aSuiteWithoutRoadworthysLibraryIsRefused() throws IOException {
    Path suite = CompiledSuite.of(folder, PASSES.formatted("a"));

    Shell.Said said = shell.type("run", suite.toString(), "-e", "staging");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("roadworthy-junit", "Example: --classpath");
  }

  @Test
  void lastWordsShowNoSecretAndNoColours() throws IOException {
    Shell.Said said =
        run(
            """
            @HealthCheck(value = "It tells", id = "a") void a() {
              System.out.println("\\u001B[31mit is s3cret-canary\\u001B[0m and so on");
              Runtime.getRuntime().halt(7);
            }
            """);

    assertThat(said.err()).contains("it is ***** and so on").doesNotContain("s3cret-canary");
    assertThat(said.err()).doesNotContain("\u001B");
  }

  @Test
  void jsonTellsTheTroubleOfEachJvm() throws IOException {
    Shell.Said said = run(HALTS.formatted("a") + PASSES.formatted("b"), "--json");

    JsonNode round = new JsonMapper().readTree(said.out());
    assertThat(round.path("exitCode").asInt()).isEqualTo(1);
    assertThat(round.path("trouble")).hasSize(1);
    assertThat(round.at("/trouble/0/what").asString()).contains("exit code 7");
    assertThat(Path.of(round.at("/trouble/0/log").asString())).exists();
    assertThat(round.at("/runs")).hasSize(2);
  }
}
