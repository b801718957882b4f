package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.runner.command.Shell.Said;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do about incidents from the command line. */
class HandlingTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 1 of 1, close: 1}\n");

  private Path suite;

  @BeforeEach
  void compile() throws IOException {
    suite =
        CompiledSuite.of(
            folder,
            """
              @HealthCheck(value = "It answers", id = "landing", every = "1h", owner = "web")
              void landing(RequestSpecification http) {
                http.get("/").then().statusCode(200);
              }
            """);
  }

  private Said run() {
    return bed.shell().run(suite, "-e", "staging");
  }

  private JsonNode json(String command, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    Said said = bed.shell().type(command, all);
    assertThat(said.exit()).as(said.err()).isZero();
    return JSON.readTree(said.out());
  }

  private String opened() {
    bed.application().answers(502);
    run();
    return json("incidents").at("/incidents/0/id").asString();
  }

  @Test
  void anIncidentIsListedAndShownWithItsTimeLine() {
    String id = opened();

    assertThat(bed.shell().type("incidents").out())
        .contains(id.substring(0, 8), "DOWN", "staging/landing", "U0502");
    assertThat(bed.shell().type("incidents show", id.substring(0, 8)).out())
        .contains(
            "incident " + id,
            "It answers (staging/landing): DOWN since ",
            "MAJOR, owner web",
            "opened",
            "1 of the last 1 failed");

    bed.application().answers(200);
    run();
    assertThat(bed.shell().type("incidents").out()).contains("No incident is open");
    assertThat(bed.shell().type("incidents", "--all").out()).contains("closed");
    assertThat(json("incidents show", id).at("/events"))
        .extracting(event -> event.path("kind").asString())
        .containsExactly("OPENED", "CLOSED");
  }

  private List<String> ids(JsonNode answer) {
    return answer.get("incidents").findValuesAsString("id");
  }

  @Test
  void closedIncidentsComePageByPage() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      newestFirst.add(0, opened());
      bed.application().answers(200);
      run();
    }
    String open = opened();

    assertThat(ids(json("incidents"))).containsExactly(open);
    assertThat(ids(json("incidents", "--closed"))).isEqualTo(newestFirst);
    assertThat(ids(json("incidents", "--all"))).hasSize(3).startsWith(open);
    JsonNode page = json("incidents", "--closed", "--limit", "1");
    assertThat(ids(page)).isEqualTo(newestFirst.subList(0, 1));
    String next = page.get("next").asString();
    assertThat(bed.shell().type("incidents", "--closed", "--limit", "1").out())
        .contains("Older ones: roadworthy incidents --closed --before " + next.substring(0, 8));
    assertThat(ids(json("incidents", "--closed", "--before", next)))
        .isEqualTo(newestFirst.subList(1, 2));
    assertThat(bed.shell().type("incidents", "--limit", "0").err())
        .contains("--limit is 1 to 1000");
    assertThat(bed.shell().type("incidents", "--before", next).err()).contains("--closed --before");
  }

  @Test
  void whoHasAnIncidentInHandStandsInItsTimeLine() {
    String id = opened();

    Said said = bed.shell().type("ack", id, "--by", "ada", "--note", "rolling back");

    assertThat(said.out())
        .isEqualToIgnoringNewLines(
            "incident " + id.substring(0, 8) + " is in the hands of ada: rolling back");
    assertThat(json("incidents").at("/incidents/0/acknowledged/note").asString())
        .isEqualTo("rolling back");
    assertThat(bed.shell().type("incidents show", id).out())
        .contains("ada has it in hand: rolling back", "acknowledged by ada · rolling back");
  }

  @Test
  void whoTakesAnIncidentOverIsToldFromWhom() {
    String id = opened().substring(0, 8);
    bed.shell().type("ack", id, "--by", "bob");

    assertThat(bed.shell().type("ack", id, "--by", "ada").out())
        .contains("is in the hands of ada; it was in the hands of bob since 20");
    assertThat(bed.shell().type("incidents show", id).out())
        .contains("acknowledged by ada; it was in the hands of bob since 20");
    assertThat(json("ack", id, "--by", "eve").at("/takenOverFrom/by").asString()).isEqualTo("ada");
    assertThat(bed.shell().type("incidents").out()).contains("(eve has it in hand)");

    bed.application().answers(200);
    run();
    assertThat(bed.shell().type("incidents", "--closed").out()).contains("(eve had it in hand)");
    assertThat(bed.shell().type("incidents show", id).out()).contains("eve had it in hand");
  }

  @Test
  void anEnvironmentWithoutRunsHasNoAllClear() {
    run();

    assertThat(bed.shell().type("incidents", "-e", "stagging").err())
        .contains("\"stagging\" has no runs. Environments with runs: [staging]");
  }

  @Test
  void anIncidentWhoseCheckIsGoneIsRetiredAndNotJustClosed() {
    String id = opened();
    try (Store store = Store.sqlite(bed.home().database())) {
      AlertPolicy policy = new AlertPolicy(new Thresholds(1, 1, 1), List.of());
      new Assessor(
              "staging", null, policy, store.history(), store.decisions(), InstantSource.system())
          .retire(List.of(new CheckId("landing")), decision -> {});
    }

    assertThat(bed.shell().type("incidents", "--closed").out())
        .contains(id.substring(0, 8) + "  retired  staging/landing");
    assertThat(bed.shell().type("incidents show", id).out()).contains("retired, was DOWN from");
    assertThat(json("incidents", "--closed").at("/incidents/0/retired").asBoolean()).isTrue();
    assertThat(json("incidents show", id).at("/incident/retired").asBoolean()).isTrue();
  }

  @Test
  void whatIsNotOpenCannotBeAcknowledged() {
    String id = opened();
    bed.application().answers(200);
    run();

    assertThat(bed.shell().type("ack", id).exit()).isEqualTo(2);
    assertThat(bed.shell().type("ack", id).err()).contains("is not open");
    assertThat(bed.shell().type("ack", "nothing").err())
        .contains("`roadworthy incidents` lists those that are open");
  }

  @Test
  void nobodyIsToldOfWhatIsSilenced() {
    run();
    bed.shell().type("silence", "land*", "-e", "staging", "--for", "2h", "--why", "moving");

    opened();

    assertThat(bed.receiver().arrivals()).isEmpty();
    assertThat(bed.shell().type("silence", "-e", "staging").out())
        .contains("land*  1 of 1 check matches", "moving");
    bed.application().answers(200);
    run();
    assertThat(bed.receiver().arrivals()).isEmpty();
  }

  @Test
  void whatWasSilencedIsSaidAndThatNothingMatchesToo() {
    run();

    assertThat(bed.shell().type("silence", "LAND*", "-e", "staging", "--for", "2h").out())
        .startsWith("silenced: LAND* in staging until 20")
        .contains("; 1 of 1 check matches now");
    assertThat(bed.shell().type("silence", "lnading", "-e", "staging", "--for", "2h").out())
        .contains("none of 1 check matches now: there is landing. One that comes will be silenced");
    JsonNode third = json("silence", "pay", "-e", "staging", "--for", "2h");
    assertThat(third.get("checks").asInt()).isEqualTo(1);
    assertThat(third.at("/silences").findValuesAsString("id"))
        .hasSize(3)
        .contains(third.get("begun").asString());
    assertThat(third.at("/silences/0/matches").asInt()).isEqualTo(1);
    String id = third.get("begun").asString().substring(0, 8);
    assertThat(bed.shell().type("silence", "-e", "staging", "--end", id).out())
        .contains("ended: " + id + "  pay");
  }

  @Test
  void aSilenceCanBeEndedEarlyAndWhatIsStillOpenIsToldThen() {
    run();
    JsonNode silences = json("silence", "*", "-e", "staging", "--for", "2h");
    opened();

    bed.shell().type("silence", "-e", "staging", "--end", silences.at("/silences/0/id").asString());
    run();

    assertThat(bed.letters()).containsExactly("incident.opened");
  }

  @Test
  void aSilenceThatCannotBeIsRefusedWithAnExample() {
    run();

    assertThat(bed.shell().type("silence", "*", "-e", "staging").err()).contains("--for 2h");
    assertThat(bed.shell().type("silence", "*", "-e", "staging", "--for", "99d").err())
        .contains("at most 30d, but was 99d");
    assertThat(bed.shell().type("silence", "*", "-e", "nowhere", "--for", "2h").err())
        .contains("has no runs");
    assertThat(bed.shell().type("silence", "-e", "staging", "--end", "no").err())
        .contains("no silence's id is or begins with \"no\"");
  }
}
