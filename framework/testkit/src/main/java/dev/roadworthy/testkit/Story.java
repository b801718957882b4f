package dev.roadworthy.testkit;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happens to one check, minute by minute, decided by the real {@link Decider}: the first
 * failure opens, the first pass closes, and two hooks hear of it.
 */
final class Story {

  static final List<String> HOOKS = List.of("chat", "pager");

  private static final Decider DECIDER =
      new Decider(new AlertPolicy(new Thresholds(1, 1, 1), HOOKS));

  private final StorePorts ports;
  private final CheckSpec check;
  private final Round round;
  private Instant now = Rounds.START;

  Story(StorePorts ports, String environment, String check) {
    this.ports = ports;
    this.check = Checks.check(check).runbook("https://wiki.example/" + check).build();
    this.round = Rounds.in(environment).branch("main").build();
  }

  CheckKey key() {
    return new CheckKey(round.environment(), check.id());
  }

  CheckSpec check() {
    return check;
  }

  /** For so long nothing happens. */
  void pause(Duration time) {
    now = now.plus(time);
  }

  /** The next run arrives, a minute later, and waits. */
  Run arrives(Runs begun) {
    Run run = begun.of(round).at(now).build();
    ports.history().append(Ingests.of(round).check(check).waiting(run).build());
    now = now.plusSeconds(60);
    return run;
  }

  /** What is to be decided on a run, as things stand. */
  Decision decision(Run run) {
    return DECIDER.decide(
        check,
        ports.decisions().state(key()),
        ports.history().window(run.id(), DECIDER.runsNeeded()),
        run.startedAt().plusSeconds(1));
  }

  /** What is to be decided on a failure that comes next. */
  Decision decisionOnFailure() {
    return decision(arrives(Runs.failed(check.id().value())));
  }

  /** The next run arrives, and is decided on. */
  Decision then(Runs begun) {
    return committed(decision(arrives(begun)));
  }

  /** The suite does not have the check any more. */
  Decision retires() {
    return committed(DECIDER.retire(check, ports.decisions().state(key()), now).orElseThrow());
  }

  private Decision committed(Decision decision) {
    DecisionStore decisions = ports.decisions();
    if (!decisions.commit(decision)) {
      throw new AssertionError("not committed: " + decision);
    }
    return decision;
  }
}
