package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.junit.http.TestCa;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check that passes over TLS, and the certificate that it was shown. */
class ExpiringTest {

  @TempDir Path folder;

  static class Landing {
    @HealthCheck(value = "it answers", id = "landing")
    void landing(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }
  }

  private Run shown(int days, String more) throws Exception {
    TestCa ca = new TestCa("Test CA");
    Files.writeString(folder.resolve("ca.pem"), ca.pem());
    try (RawServer server =
        RawServer.playing(ca.validFor(days).context(), RawServer.answer(RawServer.ok("hi")))) {
      return new SuiteRunner(folder)
          .configuration(
              "environments: {ci: {url: '%s', tls: {trust: [ca.pem]%s}}}"
                  .formatted(server.uri(), more))
          .run(Landing.class)
          .run("landing");
    }
  }

  @Test
  void withLessThanAFortnightLeftIsT0105AndStillRight() throws Exception {
    Run run = shown(13, "");

    assertThat(run.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(run.fault())
        .extracting(Fault::diagnosis)
        .asString()
        .matches(
            "T0105 tls: the certificate of 127\\.0\\.0\\.1:\\d+ expires in 13 d, on \\d{4}-\\d\\d-\\d\\d");
  }

  @Test
  void withMoreLeftIsNothingToTell() throws Exception {
    assertThat(shown(15, "").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void withLessThanTheEnvironmentAsksForIsT0105() throws Exception {
    assertThat(shown(15, ", expiresSoon: 30d").outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void ofDaysIsRightWhereTheEnvironmentSaysSo() throws Exception {
    assertThat(shown(3, ", expiresSoon: 2d").outcome()).isEqualTo(Outcome.PASSED);
  }
}
