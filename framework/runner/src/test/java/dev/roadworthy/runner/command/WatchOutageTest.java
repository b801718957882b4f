package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.run.RunId;
import dev.roadworthy.store.PostgresServer;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A watch whose history is on a server that goes away and comes back. */
@EnabledOnOs(OS.LINUX)
class WatchOutageTest {

  private static final String LANDING =
      """
        @HealthCheck(value = "It answers", id = "landing", every = "1s", timeout = "2s")
        void landing(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  private static PostgresServer server = PostgresServer.shared();

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 2 of 3, close: 2}\n");

  private String url = "set before each test";

  @BeforeAll
  static void startAServerOfItsOwn() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void endIt() throws IOException {
    server.close();
  }

  @BeforeEach
  void keepHistoryThere() throws IOException {
    url = server.newDatabase();
    Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    bed.shell()
        .configured(
            bed.configuration()
                + """
                history:
                  database: %s
                  user: %s
                  password: ${file:password}
                """
                    .formatted(url, PostgresServer.USER));
  }

  @Test
  void checksGoOnAndSomebodyIsToldAndAfterwardsNothingIsMissing() throws Exception {
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING))) {
      bed.application().answers(502);
      watch.awaitThat(() -> told("U0502 incident.opened"));

      server.stop();
      watch.awaitThat(() -> told("X0107 incident.opened"));
      assertThat(watch.out()).contains("history is not written", "cannot be reached");
      goesOn(watch);
      bed.application().answers(200);
      goesOn(watch);
      assertThat(told("U0502 incident.resolved")).as("nothing can be decided").isFalse();

      server.startAgain();
      watch.awaitThat(() -> told("X0107 incident.resolved") && told("U0502 incident.resolved"));
      watch.interruptAlone();
      assertThat(watch.ended().err()).doesNotContain(PostgresServer.PASSWORD);
    }

    assertThat(bed.announced()).hasSize(4).allSatisfy((letter, ids) -> assertThat(ids).hasSize(1));
    try (Store store = server.open(url)) {
      List<RunId> journalled = bed.journals().runs();
      assertThat(journalled)
          .hasSizeGreaterThan(10)
          .allSatisfy(run -> assertThat(store.history().run(run)).isPresent());
      assertThat(store.decisions().waiting("staging", 1)).isEmpty();
      goneOnFromBeforeTheOutage(store);
    }
  }

  private void goneOnFromBeforeTheOutage(Store store) {
    Incident incident = store.decisions().incidents("staging", 10).get(0);
    assertThat(store.decisions().incidents("staging", 10)).hasSize(1);
    assertThat(incident.id()).isEqualTo(incidentOf("U0502 incident.opened"));
    assertThat(store.decisions().timeline(incident.id()))
        .extracting(IncidentEvent::kind)
        .containsExactly(Kind.OPENED, Kind.CLOSED);
  }

  /** By the second: {@code -Droadworthy.outage=150} makes it five minutes in all. */
  private void goesOn(RunnerProcess watch) throws IOException {
    for (int left = Integer.getInteger("roadworthy.outage", 5); left > 0; left -= 5) {
      long before = bed.application().requests();
      watch.awaitThat(() -> bed.application().requests() >= before + 5);
    }
  }

  private boolean told(String what) {
    return bed.receiver().arrivals().stream().anyMatch(arrival -> what.equals(brief(arrival)));
  }

  private IncidentId incidentOf(String what) {
    return bed.receiver().arrivals().stream()
        .filter(arrival -> what.equals(brief(arrival)))
        .map(arrival -> new IncidentId(arrival.incident()))
        .findFirst()
        .orElseThrow();
  }

  private static String brief(Receiver.Arrival arrival) {
    return arrival.fault() + " " + arrival.type();
  }
}
