package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.run.Exchange;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * A check that has an exchange in flight when its time is over, as JUnit and the journal see it.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OnTheWireTest {

  @TempDir Path folder;
  private RawServer server;

  /** Never answers {@code /silent}, does not finish {@code /trickle}, and is well otherwise. */
  @BeforeEach
  void serve() throws IOException {
    server =
        RawServer.playing(
            connection -> {
              String request = connection.readRequest().get(0);
              if (request.contains("/silent")) {
                connection.hold();
              } else if (request.contains("/trickle")) {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345");
                connection.hold();
              }
              connection.write(RawServer.ok("hi"));
            });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Held held(Class<?> suite) {
    return new SuiteRunner(folder)
        .configuration("environments: {ci: {url: '" + server.uri() + "'}}")
        .run(suite);
  }

  static class Silent {
    @HealthCheck(value = "it waits for an answer", id = "silent", timeout = "1s")
    void silent(RequestSpecification http) {
      http.get("/silent").then().statusCode(200);
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsTheApplicationsFault() {
    Held held = held(Silent.class);

    assertThat(held.thrown("silent"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "W0603 web server: GET /silent: no answer within the check's 1 s (tcp ok ");
    assertThat(held.run("silent").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(held.run("silent").exchanges()).hasSize(1);
  }

  static class Trickling {
    @HealthCheck(value = "it waits for the rest", id = "trickle", timeout = "1s")
    void trickle(RequestSpecification http) {
      http.get("/trickle").then().statusCode(200);
    }
  }

  @Test
  void anAnswerThatIsNotFinishedInTimeIsToo() {
    Held held = held(Trickling.class);

    assertThat(held.thrown("trickle"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "W0604 web server: GET /trickle: the answer was not finished within the check's 1 s,"
                + " 200 OK and 5 of 4096 bytes had come");
    assertThat(held.run("trickle").outcome()).isEqualTo(Outcome.FAILED);
  }

  static class Swallowing {
    @HealthCheck(value = "it does not care", id = "swallows", timeout = "1s")
    void swallows(RequestSpecification http) {
      assertThatThrownBy(() -> http.get("/silent"));
    }
  }

  @Test
  void aCheckThatSwallowsTheEndOfItsTimeFailsAllTheSame() {
    assertThat(held(Swallowing.class).thrown("swallows"))
        .hasMessageStartingWith("W0603 web server: ");
  }

  static class KeepsItsSpecification {
    private RequestSpecification http;

    @BeforeEach
    void keep(RequestSpecification given) {
      http = given;
    }

    @HealthCheck(value = "it passes", id = "passes", timeout = "2s")
    void passes() {
      http.get("/login").then().statusCode(200);
    }

    @AfterEach
    void logOut() {
      http.get("/silent/logout").then().statusCode(200);
    }
  }

  @Test
  void theDeadlineOfCleaningUpEndsARequestOfASpecificationFromBefore() {
    Held held = held(KeepsItsSpecification.class);

    assertThat(held.thrown("passes"))
        .hasMessageStartingWith(
            "W0603 web server: GET /silent/logout: no answer within the check's 2 s");
    assertThat(held.run("passes").exchanges())
        .extracting(Exchange::url)
        .containsExactly(server.uri() + "/login", server.uri() + "/silent/logout");
  }

  static class UndoesWithTheSameSpecification {
    private RequestSpecification http;

    @BeforeEach
    void keep(RequestSpecification given) {
      http = given;
    }

    @HealthCheck(value = "it is late", id = "late", timeout = "1s")
    @SideEffects(cleanup = "undo")
    void late() {
      http.post("/silent/orders");
    }

    void undo() {
      http.delete("/orders/1").then().statusCode(200);
    }
  }

  @Test
  void afterTheDeadlineTheSpecificationOfTheCheckStillUndoesWhatItDid() {
    Held held = held(UndoesWithTheSameSpecification.class);

    assertThat(server.requests())
        .extracting(head -> head.get(0))
        .last()
        .asString()
        .startsWith("DELETE /orders/1 ");
    assertThat(held.thrown("late"))
        .hasMessageStartingWith("W0603 web server: POST /silent/orders: ")
        .hasNoSuppressedExceptions();
    assertThat(held.run("late").exchanges()).extracting(Exchange::method).containsExactly("POST");
  }

  static class SwallowsARefusal {
    @HealthCheck(value = "it goes on after a refusal", id = "refused")
    void refused(RequestSpecification http) {
      assertThatThrownBy(() -> http.post("/orders"));
      http.get("/").then().statusCode(200);
    }
  }

  @Test
  void aRefusedRequestSkipsTheCheckWhateverItMakesOfThat() {
    Held held =
        new SuiteRunner(folder)
            .configuration("environments: {live: {kind: production, url: '" + server.uri() + "'}}")
            .with("environment", "live")
            .run(SwallowsARefusal.class);

    assertThat(held.thrown("refused"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageStartingWith("X0105 check: POST /orders: ");
    assertThat(held.run("refused").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  static class FallsSilentInTheEnd {
    @HealthCheck(value = "it leaves nothing in flight", id = "idle", timeout = "2s")
    void idle(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }

    @AfterEach
    void wait(RequestSpecification http) throws InterruptedException {
      http.get("/").then().statusCode(200);
      new CountDownLatch(1).await();
    }
  }

  @Test
  void aDeadlineOfCleaningUpWithNothingInFlightIsTheChecksOwn() {
    assertThat(held(FallsSilentInTheEnd.class).thrown("idle"))
        .hasMessageStartingWith("X0104 check: ");
  }
}
