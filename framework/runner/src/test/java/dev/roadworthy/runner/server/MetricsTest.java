package dev.roadworthy.runner.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final String LABELS = "{check=\"landing\",environment=\"production\"";

  private final Live live = new Live(System::nanoTime);
  private final Metrics metrics = new Metrics(live);

  @AfterEach
  void close() {
    metrics.close();
  }

  private void beat(Snapshot snapshot) {
    live.beat(snapshot);
    metrics.listeners().forEach(each -> each.beat(snapshot));
  }

  private void ran(Run run) {
    metrics.listeners().forEach(each -> each.ran(run));
  }

  private List<String> lines() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.writeTo(out);
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void showsTheStatusOfEachCheckAsOneOfAll() throws IOException {
    beat(Snapshots.watch().down("landing", "refused").build());

    assertThat(lines())
        .contains(
            "roadworthy_check_status" + LABELS + ",status=\"DOWN\"} 1.0",
            "roadworthy_check_status" + LABELS + ",status=\"UP\"} 0.0",
            "roadworthy_incidents_open{environment=\"production\",severity=\"MAJOR\"} 1.0",
            "roadworthy_incidents_open{environment=\"production\",severity=\"CRITICAL\"} 0.0")
        .filteredOn(line -> line.startsWith("roadworthy_check_status{"))
        .hasSize(Status.values().length);
  }

  @Test
  void countsRunsByOutcomeAndTimesThem() throws IOException {
    ran(Runs.passed("landing").in("production").build());
    ran(Runs.passed("landing").in("production").build());
    ran(Runs.with(new Fault(FaultCode.REFUSED, "refused"), "landing").in("production").build());

    assertThat(lines())
        .contains(
            "roadworthy_runs_total" + LABELS + ",outcome=\"PASSED\"} 2.0",
            "roadworthy_runs_total" + LABELS + ",outcome=\"FAILED\"} 1.0",
            "roadworthy_run_duration_seconds_count" + LABELS + "} 3",
            "roadworthy_run_latency_seconds_bucket" + LABELS + ",le=\"+Inf\"} 3");
  }

  @Test
  void whatAFaultSaysIsNoLabel() throws IOException {
    beat(Snapshots.watch().down("landing", "canary-in-a-message").build());
    ran(
        Runs.with(new Fault(FaultCode.REFUSED, "canary-in-a-message"), "landing")
            .in("production")
            .build());

    assertThat(lines()).noneMatch(line -> line.contains("canary"));
  }

  @Test
  void forgetsChecksThatAreGone() throws IOException {
    ran(Runs.passed("landing").in("production").build());
    beat(Snapshots.watch().up("landing").build());
    assertThat(lines()).anyMatch(line -> line.startsWith("roadworthy_runs_total" + LABELS));

    beat(Snapshots.watch().up("entrance").build());
    assertThat(lines()).noneMatch(line -> line.contains("landing"));
  }

  @Test
  void showsWhatIsWrongWithTheWatchItself() throws IOException {
    beat(
        Snapshots.watch()
            .withoutWorker()
            .trouble(Trouble.DATABASE, "disk full")
            .undelivered(
                new Obstacle("team", "it answered 503"),
                new OfHook("chat", 0, 0, 2, 0, false),
                new OfHook("team", 7, 2, 1, 1, false))
            .build());

    assertThat(lines())
        .contains(
            "roadworthy_watch_healthy{environment=\"production\"} 0.0",
            "roadworthy_worker_up{environment=\"production\"} 0.0",
            "roadworthy_watch_trouble{environment=\"production\",kind=\"DATABASE\"} 1.0",
            "roadworthy_watch_trouble{environment=\"production\",kind=\"SUITE\"} 0.0",
            "roadworthy_letters_waiting{environment=\"production\"} 7.0",
            "roadworthy_letters_dead{environment=\"production\"} 3.0");
  }

  @Test
  void countsMissedSlotsAndSaysWhenACheckRanLast() throws IOException {
    Fault refused = new Fault(FaultCode.REFUSED, "refused");
    beat(Snapshots.watch().with(Checks.check("landing").build(), Status.DOWN, refused, 17).build());

    assertThat(lines())
        .contains("roadworthy_check_missed_slots_total" + LABELS + "} 17.0")
        .anyMatch(line -> line.startsWith("roadworthy_check_last_run_timestamp_seconds" + LABELS));
  }

  @Test
  void countsHowOftenAnotherWorkerTookOver() throws IOException {
    beat(Snapshots.watch().worker(1).build());
    beat(Snapshots.watch().worker(1).build());
    beat(Snapshots.watch().withoutWorker().build());
    beat(Snapshots.watch().worker(2).build());

    assertThat(lines()).contains("roadworthy_worker_replacements_total 1.0");
  }
}
