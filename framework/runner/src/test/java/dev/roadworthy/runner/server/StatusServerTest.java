package dev.roadworthy.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusServerTest {

  private static final String SECRET = "canary-token-0123456789";

  @TempDir Path folder;

  private StatusServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    start("127.0.0.1", null);
  }

  private void start(String address, @Nullable String token) throws IOException {
    server =
        StatusServer.start(
            new ServerSettings(
                InetAddress.getByName(address), 0, token == null ? null : Token.of(token)),
            past()::open);
    client = new Client(server.port());
  }

  private PastIncidents past() {
    return new PastIncidents(folder.resolve("history.db"));
  }

  private void restart(String address, String token) throws IOException {
    server.close();
    start(address, token);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void beat(Snapshot snapshot) {
    server.listeners().forEach(each -> each.beat(snapshot));
  }

  @Test
  void saysThatTheWatchHasJustBegunUntilItHasHeardOfIt() throws Exception {
    assertThat(client.get("/api/v1/status").statusCode()).isEqualTo(503);
    assertThat(client.json("/api/v1/status").get("error").asString())
        .isEqualTo("The watch has just begun");
    assertThat(client.get("/healthz").statusCode()).isEqualTo(503);
  }

  @Test
  void saysHowTheWatchTheChecksAndTheIncidentsStand() throws Exception {
    beat(Snapshots.watch().up("landing").down("pay", "refused").build());

    assertThat(client.json("/api/v1/status").at("/counts/DOWN").asInt()).isEqualTo(1);
    assertThat(client.json("/api/v1/status").get("openIncidents").asInt()).isEqualTo(1);
    assertThat(client.json("/api/v1/checks").at("/checks/1/status").asString()).isEqualTo("DOWN");
    assertThat(client.json("/api/v1/checks/landing").at("/lastRun/durationMillis").asInt())
        .isEqualTo(321);
    assertThat(client.json("/api/v1/incidents").at("/incidents/0/diagnosis").asString())
        .isEqualTo("N0201 network: refused");
  }

  private List<String> ids(String path) throws Exception {
    return client.json(path).get("incidents").findValuesAsString("id");
  }

  @Test
  void listsClosedIncidentsPageByPage() throws Exception {
    List<String> newestFirst = past().happened(5);
    beat(Snapshots.watch().down("landing", "refused").build());
    String closed = "/api/v1/incidents?state=closed";

    assertThat(ids(closed)).isEqualTo(newestFirst);
    assertThat(ids("/api/v1/incidents")).hasSize(1).doesNotContainAnyElementsOf(newestFirst);
    assertThat(ids(closed + "&limit=2")).isEqualTo(newestFirst.subList(0, 2));
    String next = client.json(closed + "&limit=2").get("next").asString();
    assertThat(ids(closed + "&limit=2&before=" + next)).isEqualTo(newestFirst.subList(2, 4));
    assertThat(client.json(closed).get("next").isNull()).as("there is no other page").isTrue();
    assertThat(client.json(closed).at("/incidents/0/closedAt").asString()).startsWith("20");
  }

  @Test
  void showsAnIncidentWithItsTimeLine() throws Exception {
    String path = "/api/v1/incidents/" + past().happened(1).get(0);
    beat(Snapshots.watch().up("landing").build());

    assertThat(client.json(path).at("/incident/check").asString()).isEqualTo("pay");
    assertThat(client.json(path).get("events").findValuesAsString("kind"))
        .containsExactly("OPENED", "CLOSED");
    assertThat(client.get("/api/v1/incidents/none").statusCode()).isEqualTo(404);
  }

  @Test
  void findsAnIncidentByHowItsIdBegins() throws Exception {
    List<String> newestFirst = past().happened(2);
    beat(Snapshots.watch().up("landing").build());
    String brief = newestFirst.get(0).substring(0, 8);

    assertThat(client.json("/api/v1/incidents/" + brief).at("/incident/id").asString())
        .isEqualTo(newestFirst.get(0));
    assertThat(ids("/api/v1/incidents?state=closed&before=" + brief))
        .containsExactly(newestFirst.get(1));
    assertThat(client.get("/api/v1/incidents?state=closed&before=none").statusCode())
        .isEqualTo(404);
    assertThat(client.json("/api/v1/incidents/" + brief.substring(0, 3)).get("error").asString())
        .contains("at least 4 characters");
  }

  @Test
  void saysWhichIncidentsABeginningMayMean() throws Exception {
    List<String> ids = past().happened(2);
    String one = "4209a5ac-3a8e-372b-bf0f-7bafcf2ada89";
    String other = "4209b111-3a8e-372b-bf0f-7bafcf2ada89";
    rename(ids.get(0), one);
    rename(ids.get(1), other);
    beat(Snapshots.watch().up("landing").build());

    assertThat(client.get("/api/v1/incidents/4209").statusCode()).isEqualTo(400);
    assertThat(client.json("/api/v1/incidents/4209").get("error").asString())
        .contains(one + ", " + other);
    assertThat(client.get("/api/v1/incidents/4209b").statusCode()).isEqualTo(200);
  }

  @Test
  void saysNothingOfIncidentsOfOtherEnvironmentsThatShareTheHistory() throws Exception {
    beat(Snapshots.watch().up("landing").build());
    past().happened(1);
    String foreign = past().happenedIn("staging", 1).get(0);

    for (String path : List.of("", "?state=closed&before=")) {
      String incidents = "/api/v1/incidents" + (path.isEmpty() ? "/" : path);
      for (String text : List.of(foreign, foreign.substring(0, 8))) {
        assertThat(client.get(incidents + text).statusCode()).as(incidents + text).isEqualTo(404);
        assertThat(client.get(incidents + text).body()).doesNotContain(foreign);
      }
    }
  }

  @Test
  void doesNotTakeAnIncidentOfAnotherEnvironmentForOneThatIsMeant() throws Exception {
    beat(Snapshots.watch().up("landing").build());
    String own = "4209a5ac-3a8e-372b-bf0f-7bafcf2ada89";
    rename(past().happened(1).get(0), own);
    rename(past().happenedIn("staging", 1).get(0), "4209b111-3a8e-372b-bf0f-7bafcf2ada89");

    assertThat(client.json("/api/v1/incidents/4209").at("/incident/id").asString()).isEqualTo(own);
  }

  private void rename(String incident, String id) throws SQLException {
    try (Connection history = DriverManager.getConnection("jdbc:sqlite:" + past().database());
        Statement statement = history.createStatement()) {
      statement.execute("UPDATE incidents SET id = '" + id + "' WHERE id = '" + incident + "'");
    }
  }

  @Test
  void saysInWhichLayerAnIncidentIs() throws Exception {
    past().happened(1);
    Fault bad = new Fault(FaultCode.parse("W0502"), "GET / answered 502");
    beat(Snapshots.watch().with(Checks.check("pay").build(), Status.DOWN, bad).build());

    assertThat(client.json("/api/v1/incidents").at("/incidents/0/layer").asString())
        .isEqualTo("WEB_SERVER");
    assertThat(client.json("/api/v1/incidents").at("/incidents/0/open").asBoolean()).isTrue();
    assertThat(client.json("/api/v1/incidents?state=closed").at("/incidents/0/layer").asString())
        .isEqualTo("NETWORK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=ajar",
        "limit=0",
        "limit=abc",
        "state=open&limit=501",
        "before=4209a5ac",
        "state=closed&limit=0",
        "state=closed&limit=x",
        "state=closed&limit="
      })
  void saysWhatAnIncidentCanBeAskedFor(String query) throws Exception {
    beat(Snapshots.watch().up("landing").build());

    assertThat(client.get("/api/v1/incidents?" + query).statusCode()).isEqualTo(400);
    assertThat(client.json("/api/v1/incidents?" + query).get("error").asString())
        .contains("Example: ?");
  }

  @Test
  void answersEverybodyElseWhileHistoryDoesNot() throws Exception {
    past().happened(1);
    beat(Snapshots.watch().up("landing").build());
    List<CompletableFuture<HttpResponse<String>>> asked;
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + past().database());
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
      asked =
          Stream.generate(() -> client.later("/api/v1/incidents?state=closed")).limit(20).toList();

      assertThat(client.get("/healthz").statusCode()).isEqualTo(200);
    }
    assertThat(asked)
        .allSatisfy(
            answer -> assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isIn(200, 503));
  }

  @Test
  void findsChecksWhateverIsInTheirIds() throws Exception {
    beat(
        Snapshots.watch()
            .with(Checks.check("商店/首页[a=1]").build(), Status.UP, null)
            .up("a.b/c-d_$")
            .build());

    assertThat(
            client.json("/api/v1/checks/%E5%95%86%E5%BA%97/%E9%A6%96%E9%A1%B5%5Ba=1%5D").get("id"))
        .hasToString("\"商店/首页[a=1]\"");
    assertThat(client.get("/api/v1/checks/a.b/c-d_$").statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/checks/a.b").statusCode()).isEqualTo(404);
    assertThat(client.json("/api/v1/checks/a.b").get("error").asString())
        .isEqualTo("No check of this id. /api/v1/checks has all of them");
  }

  @Test
  void isHealthyOnlyIfTheWatchDoesWhatItIsFor() throws Exception {
    beat(Snapshots.watch().down("pay", "refused").build());
    assertThat(client.get("/healthz").statusCode()).as("the application's matter").isEqualTo(200);

    beat(Snapshots.watch().withoutWorker().trouble(Trouble.DATABASE, "disk full").build());
    assertThat(client.get("/healthz").statusCode()).isEqualTo(503);
    assertThat(client.json("/healthz").get("reasons").findValuesAsString("code"))
        .containsExactly("NO_WORKER", "DATABASE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/status", "/nothing", "/healthz", "/openapi.json"})
  void noAnswerIsKeptByAnybodyOrReadByOtherPages(String path) throws Exception {
    HttpResponse<String> answer = client.get(path, "Origin", "https://elsewhere.example");

    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"attacker.example", "attacker.example:80", "localhost.attacker.example"})
  void aPageWhoseNamePointsHereIsNotAnswered(String host) throws Exception {
    assertThat(
            client.raw(
                "GET /api/v1/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]", "[::1]:8642"})
  void answersUnderTheNamesOfLoopback(String host) throws Exception {
    beat(Snapshots.watch().up("landing").build());

    assertThat(
            client.raw(
                "GET /api/v1/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void onlyReads() throws Exception {
    assertThat(
            client.raw(
                "POST /api/v1/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                    + "Connection: close\r\n\r\nbody"))
        .startsWith("HTTP/1.1 405 ")
        .contains("This only answers GET and HEAD");
  }

  @Test
  void answersWhatIsNotThereWithoutSayingItAgain() throws Exception {
    HttpResponse<String> answer = client.get("/%3Cscript%3E");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"error\":").doesNotContain("script");
    assertThat(client.get("/%3Cscript%3E", "Accept", "application/json").body())
        .isEqualTo(answer.body());
  }

  @Test
  void refusesRequestsThatAreTooLarge() throws Exception {
    assertThat(
            client.raw(
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void withATokenNothingIsSaidToWhoDoesNotKnowIt() throws Exception {
    restart("127.0.0.1", SECRET);
    beat(Snapshots.watch().up("landing").build());

    assertThat(client.get("/api/v1/status").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/v1/status", "Authorization", "Bearer wrong").statusCode())
        .isEqualTo(401);
    assertThat(client.get("/api/v1/status?token=" + SECRET).statusCode()).isEqualTo(401);
    assertThat(client.get("/nothing").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/v1/status", "Authorization", "Bearer " + SECRET).statusCode())
        .isEqualTo(200);
    assertThat(client.get("/healthz").statusCode()).as("on loopback").isEqualTo(200);
  }

  @Test
  void whereOthersReachItNotEvenItsHealthIsSaidWithoutTheToken() throws Exception {
    restart("0.0.0.0", SECRET);
    beat(Snapshots.watch().up("landing").build());

    assertThat(client.get("/healthz").statusCode()).isEqualTo(401);
    assertThat(client.get("/healthz", "Authorization", "bearer " + SECRET).statusCode())
        .isEqualTo(200);
    assertThat(
            client.raw(
                "GET /healthz HTTP/1.1\r\nHost: watch.example\r\nAuthorization: Bearer "
                    + SECRET
                    + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void whereOthersReachItATokenIsNeeded() {
    assertThatThrownBy(() -> new ServerSettings(InetAddress.getByName("0.0.0.0"), 8642, null))
        .hasMessageContainingAll("0.0.0.0", "needs a token", "ROADWORTHY_STATUS_TOKEN");
    assertThatThrownBy(() -> Token.of("short")).hasMessageContaining("16 characters");
    assertThat(Token.of(SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void saysThatItCannotListenWhereSomebodyElseDoes() {
    assertThatThrownBy(
            () ->
                StatusServer.start(
                    new ServerSettings(InetAddress.getLoopbackAddress(), server.port(), null),
                    past()::open))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("cannot listen", "Example: --port 8643");
  }
}
