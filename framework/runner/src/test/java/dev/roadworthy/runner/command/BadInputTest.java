package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command is given that it cannot use: a sentence, exit code 2, and all is as it was. */
class BadInputTest {

  private static final String ONE_CHECK =
      """
        @HealthCheck(value = "It answers", id = "answers", every = "30s")
        void answers(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  @TempDir Path folder;
  private Application application;
  private Shell shell;
  private Path suite;
  private Home home;

  @BeforeEach
  void openApplication() throws IOException {
    application = new Application();
    suite = CompiledSuite.of(folder, ONE_CHECK);
    home = new Home(folder.resolve(".roadworthy"));
    shell =
        new Shell(folder)
            .configured(
                "environments: {staging: {url: '%s'}, production: {url: 'https://shop.example'}}"
                    .formatted(application.url()));
  }

  @AfterEach
  void close() {
    application.close();
  }

  private static void refused(Shell.Said said, String... because) {
    assertThat(said.err()).contains(because).doesNotContain("\tat ", "Exception");
    assertThat(said.exit()).isEqualTo(2);
  }

  @Test
  void anUnknownEnvironmentIsNamedWithTheOneThatWasMeant() {
    refused(
        shell.run(suite, "-e", "stagging"),
        "has no \"stagging\"",
        "did you mean \"staging\"?",
        "Known environments: staging, production");
    assertThat(home.folder()).doesNotExist();
  }

  @Test
  void aSuiteThatIsNotThereIsNamed() {
    Path missing = folder.resolve("target").resolve("test-clases");

    refused(
        shell.run(missing, "-e", "staging"),
        "no such folder or jar: " + missing,
        "Example: target/test-classes");
    assertThat(home.folder()).doesNotExist();
  }

  @Test
  void everythingThatIsNotThereIsNamedAtOnceWithWhatNamedIt() throws IOException {
    Path missing = folder.resolve("checks.jar");
    Path lib = folder.resolve("libb");
    Path file = Files.writeString(folder.resolve("suite.classpath"), folder + "/gone.jar");

    refused(
        shell.type(
            "run",
            missing.toString(),
            "--classpath",
            lib + File.pathSeparator + folder,
            "--classpath-file",
            file.toString(),
            "-e",
            "staging"),
        "no such folder or jar: " + missing + ". A suite is",
        "no such folder or jar: " + lib + ", named by --classpath",
        "Example: --classpath lib",
        "no such folder or jar: " + folder + "/gone.jar, named in the class path file " + file);
    refused(
        shell.type("watch", suite.toString(), "--classpath", lib.toString(), "-e", "staging"),
        "no such folder or jar: " + lib + ", named by --classpath");
    assertThat(
            shell
                .type("run", suite.toString(), "--classpath", lib.toString(), "-e", "staging")
                .err())
        .doesNotContain("A suite is", "suite.classpath");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPlaceWhereSqliteCannotBeUnpackedIsNamed() throws Exception {
    try (RunnerProcess runner =
        RunnerProcess.start(
            folder,
            System.getenv(),
            List.of("-Dorg.sqlite.tmpdir=/proc"),
            shell.running(suite, "-e", "staging"))) {
      refused(
          runner.ended(),
          "SQLite cannot be loaded",
          "into /proc,",
          "Example: JAVA_OPTS=-Dorg.sqlite");
    }
  }

  @Test
  void aSuiteWithoutChecksSaysWhatACheckIs() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    refused(
        shell.run(empty, "-e", "staging"),
        "The round went wrong",
        "No check was found in [" + empty.toRealPath() + "]",
        "@HealthCheck");
  }

  @Test
  void aCheckThatDoesNotExistIsNamedWithThoseThatDo() {
    refused(
        shell.run(suite, "-e", "staging", "--check", "anwsers"),
        "No check has the id anwsers. There are: answers");
  }

  @Test
  void aSuiteThatIsGivenNoClassPathIsToldWhatItLacks() {
    Shell.Said said = shell.type("run", suite.toString(), "-e", "staging");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("no roadworthy-junit", "--classpath").doesNotContain("\tat ");
  }

  @Test
  void aSuiteThatCannotStartSaysWhatItsJvmSaid() {
    refused(
        shell.run(suite, "-e", "staging", "--jvm-option", "-Xmx1k"),
        "The round went wrong: the suite JVM ended with exit code 1",
        "Too small maximum heap");
  }

  @Test
  void aClassPathFileOrAProjectThatIsNotThereIsNamed() {
    String nowhere = folder.resolve("nowhere").toString();

    refused(
        shell.type("run", suite.toString(), "--classpath-file", nowhere, "-e", "staging"),
        "--classpath-file names a file",
        "there is no file " + nowhere,
        "Example: --classpath-file target/suite.classpath");
    refused(
        Shell.typeExactly("status", "--project", nowhere),
        "no such folder: " + nowhere + ", named by --project");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void anUnknownOptionIsNamedWithTheOneThatWasMeantAndNothingPushesThatOffTheScreen() {
    Shell.Said said = Shell.typeExactly("run", "suite", "--enviroment", "staging");

    refused(said, "'--enviroment'", "--environment", "Try `roadworthy run --help`");
    assertThat(said.err().lines()).hasSizeLessThan(5);
  }

  @Test
  void anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    refused(Shell.typeExactly("stauts"), "'stauts'", "Did you mean", "roadworthy status");
    refused(Shell.typeExactly("history", "imprt"), "'imprt'", "history import");
    refused(Shell.typeExactly(), "Missing command", "Try `roadworthy --help`");
  }

  @Test
  void aFaultCodeThatIsNoneOrUnknownIsNamed() {
    refused(Shell.typeExactly("explain", "502"), "\"502\"", "Example: \"A1042\"");
    refused(Shell.typeExactly("explain", "W0999"), "\"W0999\"", "`roadworthy explain` lists all");
  }

  private Shell.Said type(String command) throws IOException {
    return switch (command) {
      case "run" -> shell.run(suite, "-e", "staging");
      case "history import" -> {
        Path journal = Files.write(folder.resolve("some.journal"), new byte[100]);
        yield shell.type(command, journal.toString());
      }
      default -> shell.type(command);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "status", "report", "history import"})
  void aDatabaseOfANewerVersionIsRefusedAndStaysAsItIs(String command) throws Exception {
    Files.createDirectories(home.folder());
    Store.sqlite(home.database()).close();
    becomeNewer(home.database());
    byte[] before = Files.readAllBytes(home.database());

    refused(
        type(command),
        home.database() + " was written by a newer Roadworthy",
        "Use the newer Roadworthy, or name another file");
    assertThat(home.database()).hasBinaryContent(before);
  }

  private static void becomeNewer(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " installed_by, execution_time, success)"
              + " VALUES (99, '99', 'from the future', 'SQL', 'V99__x.sql', '', 0, 1)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "status", "report", "history import"})
  void aFileThatIsNoDatabaseIsRefusedAndStaysAsItIs(String command) throws Exception {
    Files.createDirectories(home.folder());
    Files.writeString(home.database(), "Dear diary, ".repeat(1000));

    refused(type(command), home.database() + " is no database", "Move it away");
    assertThat(home.database()).hasContent("Dear diary, ".repeat(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "status", "report", "history import"})
  @EnabledOnOs(OS.LINUX)
  void aHomeThatIsReadOnlyIsSaidToBeAndKeepsWhatItHas(String command) throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.folder())) {
      Store.sqlite(home.database()).close();
      byte[] before = Files.readAllBytes(home.database());
      disk.becomesReadOnly();

      refused(type(command), home.database().toString(), "must be readable and writable");
      assertThat(home.database()).hasBinaryContent(before);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aHomeThatIsFullIsSaidToBeAndTheNextRoundContinues() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.folder())) {
      assertThat(shell.run(suite, "-e", "staging").exit()).isZero();
      disk.fill();

      refused(shell.run(suite, "-e", "staging"), home.database().toString(), "full");

      disk.makeRoom();
      assertThat(shell.run(suite, "-e", "staging").exit()).isZero();
      try (Store store = Store.sqlite(home.database())) {
        assertThat(store.history().rounds("staging", "main", 10)).hasSize(2);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsOldAndCannotBeDeletedDoesNotMakeARoundABadOne() throws Exception {
    Files.createDirectories(home.results());
    try (SmallDisk disk = SmallDisk.at(home.results().resolve("mounted"))) {
      Files.setLastModifiedTime(disk.folder(), FileTime.fromMillis(0));

      Shell.Said said = shell.run(suite, "-e", "staging");

      assertThat(said.exit()).as("%s", said).isZero();
      assertThat(said.err())
          .startsWith("What is old is kept for now; not to be deleted: " + disk.folder())
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aHomeThatIsAFileIsSaidToBe() throws IOException {
    Files.writeString(home.folder(), "a file");

    refused(shell.run(suite, "-e", "staging"), home.folder() + " is a file");
    assertThat(home.folder()).hasContent("a file");
  }
}
