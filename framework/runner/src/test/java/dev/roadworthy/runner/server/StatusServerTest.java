package dev.roadworthy.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusServerTest {

  private static final String SECRET = "canary-token-0123456789";

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
                InetAddress.getByName(address), 0, token == null ? null : Token.of(token)));
    client = new Client(server.port());
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
                    new ServerSettings(InetAddress.getLoopbackAddress(), server.port(), null)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("cannot listen", "Example: --port 8643");
  }
}
