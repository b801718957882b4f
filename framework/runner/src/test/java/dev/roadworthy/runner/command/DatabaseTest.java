package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History on a server: every command that opens it takes the database of the configuration. */
class DatabaseTest {

  private static final String FAILS =
      "@HealthCheck(value = \"It fails\", id = \"fails\") void fails() { Assertions.fail(\"no\"); }";

  @TempDir private Path folder;
  private String url = "set before each test";
  private Shell shell = new Shell(Path.of("set before each test"));

  @BeforeEach
  void configure() throws IOException {
    url = PostgresServer.shared().newDatabase();
    shell = shell(Files.createDirectory(folder.resolve("one")));
  }

  private Shell shell(Path project) throws IOException {
    Files.writeString(project.resolve("password"), PostgresServer.PASSWORD);
    return new Shell(project).configured(configuration(url));
  }

  private static String configuration(String url) {
    return """
    environments:
      staging:
        url: http://127.0.0.1:9
    policy:
      open: 1 of 1
    history:
      database: %s
      user: %s
      password: ${file:password}
    """
        .formatted(url, PostgresServer.USER);
  }

  private Shell.Said run() throws IOException {
    return shell.run(CompiledSuite.of(folder, FAILS), "-e", "staging");
  }

  @Test
  void aRoundOfOneMachineIsSeenFromAnother() throws IOException {
    Shell.Said said = run();
    assertThat(said.exit()).as("%s", said).isEqualTo(1);
    Shell another = shell(Files.createDirectory(folder.resolve("two")));

    assertThat(another.type("status").out()).contains("DOWN", "fails");
    assertThat(another.type("report", "--results", folder.toString()).exit()).isZero();
    assertThat(shell.folder().resolve(".roadworthy").resolve("history.db")).doesNotExist();
    assertThat(another.folder().resolve(".roadworthy").resolve("history.db")).doesNotExist();
  }

  @Test
  void theCommandInALetterFindsItsIncidentThere() throws IOException {
    try (Receiver receiver = new Receiver()) {
      shell.configured(
          configuration(url).replace("policy:", "    alerts: true\npolicy:")
              + "hooks: {team: {type: webhook, url: \"%s\", allowPrivateAddress: true}}\n"
                  .formatted(receiver.url()));
      run();

      Receiver.Arrival letter = receiver.arrivals().get(0);
      assertThat(letter.command())
          .endsWith(
              " --home %s --config %s"
                  .formatted(
                      shell.folder().resolve(".roadworthy"),
                      shell.folder().resolve("roadworthy.yaml")));
      assertThat(Shell.typeExactly(letter.arguments()).out())
          .contains("incident " + letter.incident())
          .contains("It fails (staging/fails): DOWN since ");
    }
  }

  @Test
  void journalsAreImportedIntoIt() throws IOException {
    run();
    url = PostgresServer.shared().newDatabase();
    Shell another = shell(Files.createDirectory(folder.resolve("two")));

    Shell.Said said =
        another.type(
            "history import", shell.folder().resolve(".roadworthy").resolve("journals").toString());

    assertThat(said.out()).as("%s", said).contains(": 1 run");
    assertThat(another.type("status", "--json").out()).contains("\"fails\"");
    assertThat(another.folder().resolve(".roadworthy").resolve("history.db")).doesNotExist();
  }

  @Test
  void aLetterIsLookedForInIt() {
    assertThat(shell.type("redeliver", "none").err())
        .contains("no letter's id is or begins with \"none\"");
    assertThat(shell.folder().resolve(".roadworthy")).doesNotExist();
  }

  @Test
  void aWatchOfAnotherMachineMaySendWhatIsRedelivered() throws IOException {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(404);
      shell.configured(
          configuration(url).replace("policy:", "    alerts: true\npolicy:")
              + "hooks: {team: {type: webhook, url: \"%s\", allowPrivateAddress: true}}\n"
                  .formatted(receiver.url()));
      run();
      String letter = receiver.arrivals().get(0).id();
      String soon =
          "within seconds if a watch runs that has this hook, otherwise with the next"
              + " `roadworthy run` or `roadworthy watch` that has it";

      assertThat(shell.type("redeliver", letter).out())
          .contains("has another chance: it goes out " + soon);
      assertThat(shell.type("redeliver", letter).err())
          .contains("its next attempt is due, and made " + soon);
      assertThat(shell.type("status").out()).contains("due, and made " + soon);
    }
  }

  @Test
  void whatIsWrongElsewhereInTheConfigurationDoesNotKeepAnybodyFromTheStatus() throws IOException {
    run();
    shell.configured(configuration(url).replace("1 of 1", "often"));

    assertThat(shell.type("status").out()).contains("DOWN", "fails");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsSaidToBeAndNothingElseIsTaken() throws IOException {
    shell.configured(configuration("jdbc:postgresql://127.0.0.1:9/roadworthy"));

    Shell.Said said = run();

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("jdbc:postgresql://127.0.0.1:9/roadworthy cannot be reached")
        .doesNotContain("\tat ", PostgresServer.PASSWORD);
    assertThat(shell.type("status").exit()).isEqualTo(2);
    assertThat(shell.folder().resolve(".roadworthy").resolve("history.db")).doesNotExist();
  }

  @Test
  void aPasswordThatIsNotThereIsSaidNotToBeAndNothingElseIsTaken() throws IOException {
    Files.delete(shell.folder().resolve("password"));

    Shell.Said said = shell.type("status");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("history.password", "${file:password}");
    assertThat(shell.folder().resolve(".roadworthy")).doesNotExist();
  }
}
