package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.watch.OneWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is told, who is not, and what becomes of letters that nobody takes. */
class LettersTest {

  private static final String FAILS =
      "@HealthCheck(value = \"It fails\", id = \"fails\") void fails() { Assertions.fail(\"no\"); }";

  @TempDir Path folder;

  private Receiver team;
  private Receiver onCall;
  private Shell shell;

  @BeforeEach
  void configure() throws IOException {
    team = new Receiver();
    onCall = new Receiver();
    shell =
        new Shell(folder)
            .configured(
                """
                environments:
                  staging:
                    url: http://127.0.0.1:9
                  production:
                    url: http://127.0.0.1:9
                hooks:
                  on-call:
                    type: webhook
                    url: %s
                    allowPrivateAddress: true
                  team:
                    type: webhook
                    url: %s
                    allowPrivateAddress: true
                policy:
                  open: 1 of 1
                """
                    .formatted(onCall.url(), team.url()));
  }

  @AfterEach
  void close() {
    team.close();
    onCall.close();
  }

  private Shell.Said run(String environment, String members, String... more) throws IOException {
    String[] all = new String[more.length + 2];
    all[0] = "-e";
    all[1] = environment;
    System.arraycopy(more, 0, all, 2, more.length);
    return shell.run(CompiledSuite.of(folder, members), all);
  }

  private JsonNode letters() {
    return new JsonMapper().readTree(shell.type("status", "--json").out()).path("letters");
  }

  private String letterTo(String hook) {
    return letters()
        .valueStream()
        .filter(letter -> letter.path("hook").asString().equals(hook))
        .map(letter -> letter.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void outsideProductionIncidentsAreKeptAndNobodyIsTold() throws IOException {
    Shell.Said said = run("staging", FAILS);

    assertThat(said.out()).contains("opened: staging/fails").doesNotContain("letter");
    assertThat(shell.type("status").out()).contains("DOWN", "incident").doesNotContain("letter");
    assertThat(team.arrivals()).isEmpty();
    assertThat(onCall.arrivals()).isEmpty();
  }

  @Test
  void hooksOfEveryKindAreTold() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      shell.configured(
          """
          environments:
            production:
              url: http://127.0.0.1:9
          hooks:
            on-call: {type: webhook, url: "%s", allowPrivateAddress: true}
            team: {type: slack, url: "%s", allowPrivateAddress: true}
            mail:
              type: email
              host: 127.0.0.1
              port: %d
              security: none
              from: roadworthy@shop.example
              to: [on-call@shop.example]
              allowPrivateAddress: true
          policy:
            open: 1 of 1
          """
              .formatted(onCall.url(), team.url(), mail.getSmtp().getPort()));

      assertThat(run("production", FAILS).out()).contains("3 letters delivered");

      assertThat(mail.getReceivedMessages())
          .singleElement()
          .satisfies(
              message -> assertThat(message.getSubject()).isEqualTo("DOWN: It fails (production)"));
      assertThat(onCall.arrivals()).hasSize(1);
      assertThat(team.arrivals()).hasSize(1);
    } finally {
      mail.stop();
    }
  }

  @Test
  void theCommandInALetterFindsItsIncidentFromAnyFolder() throws IOException {
    run("production", FAILS);

    Receiver.Arrival letter = onCall.arrivals().get(0);
    assertThat(letter.command()).endsWith(" --home " + folder.resolve(".roadworthy"));
    assertThat(Shell.typeExactly(letter.arguments()).out())
        .contains("incident " + letter.incident())
        .contains("It fails (production/fails): DOWN since ");
  }

  @Test
  void aRoundOfAnotherEnvironmentLeavesWaitingLettersAlone() throws IOException {
    team.answers(503);
    onCall.answers(503);
    assertThat(run("production", FAILS).out()).contains("2 letters waiting");
    JsonNode before = letters();

    Shell.Said said = run("staging", FAILS);

    assertThat(said.out()).doesNotContain("letter");
    assertThat(before).hasSize(2);
    assertThat(letters()).isEqualTo(before);
  }

  @Test
  void aReceiverThatIsGoneStaysDisabledAndAnotherHookIsTold() throws IOException {
    team.answers(410);

    Shell.Said first = run("production", FAILS, "--json");

    JsonNode round = new JsonMapper().readTree(first.out());
    assertThat(round.path("lettersGivenUp").asInt()).isEqualTo(1);
    assertThat(round.at("/hooksDisabled/0").asString()).isEqualTo("team");
    assertThat(onCall.arrivals())
        .extracting(Receiver.Arrival::type)
        .containsExactlyInAnyOrder("incident.opened", "hook.disabled");
    team.answers(204);
    String passes = "@HealthCheck(value = \"It passes\", id = \"fails\") void fails() {}";
    run("production", passes);
    Shell.Said third = run("production", passes);
    assertThat(third.out()).contains("closed: production/fails", "hook 'team' is disabled");
    assertThat(team.arrivals()).hasSize(1);
    assertThat(shell.type("status").out())
        .contains("answered 410", "the hook is disabled until `roadworthy redeliver ")
        .contains("to team: pending after 0 attempts; it waits until `roadworthy redeliver ");
  }

  @Test
  void redeliveringALetterSendsItUnderItsIdAndEnablesItsHook() throws IOException {
    team.answers(410);
    run("production", FAILS);
    String letter = letterTo("team");
    team.answers(204);

    Shell.Said said = shell.type("redeliver", letter, "--json");

    assertThat(new JsonMapper().readTree(said.out()).path("state").asString()).isEqualTo("PENDING");
    Shell.Said next = run("production", FAILS);
    assertThat(next.out()).contains("1 letter delivered").doesNotContain("disabled");
    assertThat(team.arrivals()).extracting(Receiver.Arrival::id).containsExactly(letter, letter);
    assertThat(shell.type("redeliver", letter).exit()).isEqualTo(2);
  }

  @Test
  void aLetterIsNamedAsTheStatusShowsIt() throws IOException {
    team.answers(404);
    run("production", FAILS);
    String letter = letterTo("team");
    String brief = letter.substring(0, 8);
    assertThat(shell.type("status").out())
        .contains("letter " + brief + " to team: dead", "`roadworthy redeliver " + brief + "`")
        .doesNotContain(letter);

    Shell.Said said = shell.type("redeliver", brief);

    assertThat(said.out())
        .contains("letter " + brief + " to hook 'team' has another chance: it goes out with the")
        .contains("`roadworthy run`");
    assertThat(shell.type("status").out())
        .contains("its next attempt is due, and made with the next `roadworthy run`");
    assertThat(shell.type("redeliver", letter.substring(0, 3)).err())
        .contains("(at least 4 characters)");
  }

  @Test
  void aLetterThatMayBeEitherOfTwoIsNotRedelivered() throws Exception {
    team.answers(404);
    onCall.answers(404);
    run("production", FAILS);
    String one = "4209a5ac-3a8e-372b-bf0f-7bafcf2ada89";
    String other = "4209b111-3a8e-372b-bf0f-7bafcf2ada89";
    try (Connection history =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(".roadworthy/history.db"));
        Statement statement = history.createStatement()) {
      statement.execute("UPDATE letters SET id = '" + one + "' WHERE hook = 'team'");
      statement.execute("UPDATE letters SET id = '" + other + "' WHERE hook = 'on-call'");
    }

    Shell.Said said = shell.type("redeliver", "4209");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("\"4209\" may be any of " + one + ", " + other);
    assertThat(letters()).extracting(each -> each.path("state").asString()).containsOnly("DEAD");
    assertThat(shell.type("redeliver", "4209b").exit()).isZero();
  }

  @Test
  void besideAWatchALetterGoesOutWithIt() throws IOException {
    team.answers(404);
    run("production", FAILS);

    try (OneWatch watch = OneWatch.on(new Home(folder.resolve(".roadworthy")), "production")) {
      assertThat(shell.type("redeliver", letterTo("team")).out())
          .as("beside %s", watch)
          .contains("it goes out within seconds: a watch uses this home");
    }
  }

  @Test
  void aLetterThatWaitsBehindAnotherIsNotSaidToGoOutAtOnce() throws IOException {
    team.answers(404);
    run("production", FAILS);
    String trigger = letterTo("team");
    team.answers(503);
    String passes = "@HealthCheck(value = \"It passes\", id = \"fails\") void fails() {}";
    run("production", passes);
    run("production", passes);
    assertThat(letters()).hasSize(2);
    String end = letterTo("team");

    assertThat(shell.type("redeliver", trigger).out())
        .contains("it waits for letter " + end.substring(0, 8) + " before it");
    assertThat(shell.type("status").out())
        .contains("it waits for letter " + end.substring(0, 8) + " before it");
  }

  @Test
  void aLetterThatWasNotGivenUpIsSaidToBeOnItsWayOrDelivered() throws IOException {
    team.answers(503);
    run("production", FAILS);
    String waits = letterTo("team");
    String arrived = onCall.arrivals().get(0).id();

    assertThat(shell.type("redeliver", waits).err())
        .contains("letter " + waits.substring(0, 8) + " to hook 'team' is on its way")
        .contains("its next attempt is ", ". The last one: ", "503");
    assertThat(shell.type("status").out())
        .contains("to team: pending after ", "; its next attempt");
    assertThat(shell.type("redeliver", arrived.substring(0, 8)).err())
        .contains("to hook 'on-call' was delivered at 20");
    assertThat(shell.type("redeliver", "4711").err())
        .contains("no letter's id is or begins with \"4711\"", "`roadworthy status` lists");
  }
}
