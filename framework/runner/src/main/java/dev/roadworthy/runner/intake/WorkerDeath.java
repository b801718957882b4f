package dev.roadworthy.runner.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run of a check whose JVM died: known by the same id however often it is found out. */
final class WorkerDeath {

  private WorkerDeath() {}

  static Run run(
      UUID journal,
      Round round,
      CheckSpec check,
      @Nullable Instant begun,
      String how,
      Instant now) {
    String what = begun == null ? "never began: " + how : "died while it ran: " + how;
    Fault fault = new Fault(FaultCode.WORKER_DIED, what);
    return new Run(
        new RunId(
            UUID.nameUUIDFromBytes(("death " + journal + " " + check.id()).getBytes(UTF_8))
                .toString()),
        round.id(),
        check.id(),
        round.environment(),
        round.location(),
        begun == null ? now : begun,
        begun == null || begun.isAfter(now) ? Duration.ZERO : Duration.between(begun, now),
        fault.code().outcome(),
        fault,
        List.of(),
        Evidence.NONE,
        check.codeHash());
  }
}
