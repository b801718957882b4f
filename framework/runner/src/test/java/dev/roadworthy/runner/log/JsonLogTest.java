package dev.roadworthy.runner.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Runs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CANARY = "canary\"of a secret";

  private final List<String> lines = new ArrayList<>();
  private final WatchLog log =
      new WatchLog(
          new JsonLog(
              lines::add,
              Redactor.of(List.of(CANARY)),
              InstantSource.fixed(Instant.parse("2026-11-26T09:00:00Z"))));

  private JsonNode only() {
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.get(0));
  }

  @Test
  void isOneObjectALineWithTimeLevelEventAndIds() {
    log.ran(Runs.with(new Fault(FaultCode.REFUSED, "refused"), "landing").in("prod").build());

    assertThat(only().propertyNames())
        .contains("time", "level", "event", "message", "environment", "check", "run", "outcome");
    assertThat(only().get("time").asString()).isEqualTo("2026-11-26T09:00:00Z");
    assertThat(only().get("fault").asString()).isEqualTo("N0201");
    assertThat(only().has("trace")).as("no request was made").isFalse();
  }

  @Test
  void saysWhichHomeAWatchHasAndNotThatHistoryIsThere() {
    log.began("prod", Path.of("/var/lib/roadworthy"));

    assertThat(only().get("message").asString())
        .isEqualTo("watching prod; home is /var/lib/roadworthy");
    assertThat(only().get("environment").asString()).isEqualTo("prod");
  }

  @Test
  void masksSecretsInEveryText() {
    log.said("it says " + CANARY + " and https://user:pass@host/");
    log.troubleBegan(Trouble.DATABASE, Instant.EPOCH, CANARY);
    log.suiteRefused("why " + CANARY, List.of("word " + CANARY), true);

    assertThat(lines).hasSize(3).noneMatch(line -> line.contains("canary"));
    assertThat(lines).noneMatch(line -> line.contains("pass@"));
    assertThat(lines).allMatch(line -> JSON.readTree(line).isObject());
  }

  @Test
  void noTextEndsItsLineOrTurnsIt() {
    log.said("one\r\ntwo \u202Egnp.exe \u001B[31m \u2028");

    assertThat(lines.get(0)).doesNotContain("\n", "\r", "\u202E", "\u001B");
    assertThat(only().get("message").asString()).contains("one\r\ntwo", "\uFFFDgnp.exe");
  }

  @Test
  void saysNothingOfRunsThatPassed() {
    log.ran(Runs.passed("landing").build());
    log.ran(Runs.skipped("landing").build());

    assertThat(lines).isEmpty();
  }

  @Test
  void saysWhenAnotherWorkerRunsTheChecksAndWhenNoneDoes() {
    log.beat(Snapshots.watch().worker(1).build());
    log.beat(Snapshots.watch().worker(1).build());
    log.beat(Snapshots.watch().withoutWorker().build());
    log.beat(Snapshots.watch().worker(2).build());

    assertThat(lines)
        .extracting(line -> JSON.readTree(line).get("message").asString())
        .containsExactly(
            "suite JVM 1 runs the checks",
            "no suite JVM runs the checks",
            "suite JVM 2 runs the checks");
  }

  @Test
  void namesEachCheckThatIsRetired() {
    log.retired(Set.of(new CheckId("b"), new CheckId("a")));

    assertThat(lines)
        .extracting(line -> JSON.readTree(line).get("check").asString())
        .containsExactly("a", "b");
  }
}
