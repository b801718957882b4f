package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RunId;
import dev.roadworthy.testkit.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a watch shows: {@code Snapshots.watch().down("pay", "502").up("landing").build()}.
 */
public final class Snapshots {

  /** When all of them were taken. */
  public static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private final List<Snapshot.Check> checks = new ArrayList<>();
  private final List<Snapshot.OpenTrouble> troubles = new ArrayList<>();
  private Snapshot.@Nullable Worker worker = new Snapshot.Worker(4711, NOW.minusSeconds(600));
  private Snapshot.@Nullable Books books = new Snapshot.Books(NOW, Undelivered.NONE);

  private @Nullable Acknowledgement acknowledgement;
  private Instant at = NOW;

  private Snapshots() {}

  /** Begins one of production, watched for two hours. */
  public static Snapshots watch() {
    return new Snapshots();
  }

  /** Somebody has the incidents of the checks that follow in hand. */
  public Snapshots inHandOf(String who) {
    acknowledgement = new Acknowledgement(who, NOW.minusSeconds(60), "on it");
    return this;
  }

  /** A check whose last run passed. */
  public Snapshots up(String id) {
    return with(Checks.check(id).build(), Status.UP, null);
  }

  /** A check with an open incident, whose last run says this. */
  public Snapshots down(String id, String message) {
    return with(Checks.check(id).build(), Status.DOWN, new Fault(FaultCode.REFUSED, message));
  }

  /** Any check. */
  public Snapshots with(CheckSpec spec, Status status, @Nullable Fault fault) {
    return with(spec, status, fault, 0);
  }

  /** Any check. */
  public Snapshots with(CheckSpec spec, Status status, @Nullable Fault fault, long missed) {
    CheckKey key = new CheckKey("production", spec.id());
    Incident incident =
        status.isTrouble()
            ? new Incident(
                IncidentId.of(key, new RunId("run of " + spec.id())),
                key,
                status,
                NOW.minusSeconds(900),
                NOW.minusSeconds(930),
                NOW.minusSeconds(840),
                null,
                fault,
                null,
                acknowledgement,
                null)
            : null;
    Snapshot.Last last =
        new Snapshot.Last(
            NOW.minusSeconds(12),
            Duration.ofMillis(321),
            Duration.ofMillis(300),
            fault == null ? Outcome.PASSED : fault.code().outcome(),
            fault,
            "0af7651916cd43dd8448eb211c80319c");
    checks.add(
        new Snapshot.Check(
            spec,
            status,
            NOW.minusSeconds(900),
            "3 of the last 5 runs failed",
            last,
            NOW.plusSeconds(18),
            false,
            missed,
            false,
            incident));
    return this;
  }

  /** Something is wrong with the watch itself. */
  public Snapshots trouble(Trouble kind, String text) {
    troubles.add(new Snapshot.OpenTrouble(kind, NOW.minusSeconds(90), text));
    return this;
  }

  /** No JVM runs the checks. */
  public Snapshots withoutWorker() {
    worker = null;
    return this;
  }

  /** This process runs the checks. */
  public Snapshots worker(long pid) {
    worker = new Snapshot.Worker(pid, NOW.minusSeconds(600));
    return this;
  }

  /** What the database holds; null before it was opened. */
  public Snapshots books(Snapshot.@Nullable Books known) {
    books = known;
    return this;
  }

  /** Letters to hook team that have not arrived. */
  public Snapshots undelivered(int waiting, int tried, int lately, String why) {
    return undelivered(
        why.isEmpty() ? null : new Obstacle("team", why),
        new OfHook("team", waiting, tried, lately, lately, false));
  }

  /** Letters that have not arrived. */
  public Snapshots undelivered(@Nullable Obstacle obstacle, OfHook... hooks) {
    return books(new Snapshot.Books(NOW, new Undelivered(new Backlog(List.of(hooks), obstacle))));
  }

  /** So long after all others. */
  public Snapshots later(Duration time) {
    at = at.plus(time);
    return this;
  }

  /** The snapshot. */
  public Snapshot build() {
    return new Snapshot(
        "production", "berlin", at, NOW.minusSeconds(7_200), checks, worker, troubles, books);
  }
}
