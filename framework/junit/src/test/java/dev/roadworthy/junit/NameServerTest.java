package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite JVM whose system asks a name server of ours, which is no good. */
class NameServerTest {

  /** Sees another /etc/resolv.conf than the rest of the machine. */
  private static final List<String> WITH_RESOLV_CONF =
      List.of(
          "unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"");

  @TempDir Path folder;

  static class ThreeChecks {
    @HealthCheck(value = "one", id = "one", timeout = "1s")
    void one(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }

    @HealthCheck(value = "two", id = "two", timeout = "1s")
    void two(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }

    @HealthCheck(value = "three", id = "three", timeout = "1s")
    void three(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }
  }

  @BeforeEach
  void mayMount() throws InterruptedException {
    boolean required = System.getenv("ROADWORTHY_REQUIRE_NAMESPACES") != null;
    assumeTrue(
        required || succeeds("unshare", "--mount", "true"),
        "mounting another /etc/resolv.conf takes root and unshare(1)");
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Ended roundWith(String nameServer) throws Exception {
    Path resolvConf =
        Files.writeString(
            folder.resolve("resolv.conf"),
            "nameserver " + nameServer + "\noptions timeout:30 attempts:5\n");
    return new SuiteJvm(folder)
        .configuration("environments: {ci: {url: 'http://shop.example'}}")
        .under(WITH_RESOLV_CONF)
        .under(List.of(resolvConf.toString()))
        .run(ThreeChecks.class);
  }

  private static List<String> diagnoses(Ended ended) {
    return ended.round().runs().stream()
        .map(Run::fault)
        .map(fault -> fault == null ? "none" : fault.diagnosis())
        .toList();
  }

  @Test
  void thatDoesNotAnswerIsN0102AtTheDeadlineOfEachCheck() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 97});
    try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(loopback, 53))) {
      Ended ended = roundWith("127.0.0.97");

      assertThat(diagnoses(ended))
          .hasSize(3)
          .containsOnly(
              "N0102 network: GET http://shop.example/: shop.example was not resolved within the"
                  + " check's 1 s");
      assertThat(ended.exit()).as(ended.printed()).isZero();
      assertThat(silent.isBound()).isTrue();
    }
  }

  @Test
  void thatIsNotThereIsN0102ForEachCheckAndNotAnUnknownName() throws Exception {
    assertThat(diagnoses(roundWith("127.0.0.98")))
        .hasSize(3)
        .allSatisfy(
            diagnosis ->
                assertThat(diagnosis)
                    .startsWith(
                        "N0102 network: GET http://shop.example/: the name server did not answer for"
                            + " shop.example: "));
  }
}
