package dev.roadworthy.store;

import dev.roadworthy.diagnosis.Reassessment;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a check first passed with which code. What it threw after that means something else, and
 * does so whichever of the two arrives first.
 */
final class FirstPasses {

  private static final Insert EARLIER =
      new Insert(
          "first_passes",
          "environment, check_id, code_hash",
          "passed_at",
          "DO UPDATE SET passed_at = excluded.passed_at"
              + " WHERE excluded.passed_at < first_passes.passed_at");

  private FirstPasses() {}

  /** A check with its code. */
  private record Code(CheckKey key, String hash) {

    static Code of(Run run) {
      return new Code(new CheckKey(run.environment(), run.check()), run.codeHash());
    }
  }

  /** A first pass that is new, or earlier than it was known to be. */
  record Moved(CheckKey key, String hash, Instant passedAt) {}

  /** Takes note of the passes among these runs. */
  static List<Moved> remember(Session session, List<Run> runs) throws SQLException {
    Map<Code, Instant> first = new HashMap<>();
    for (Run run : runs) {
      if (run.outcome().isPass()) {
        first.merge(Code.of(run), run.startedAt(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<Moved> all = new ArrayList<>();
    for (Map.Entry<Code, Instant> pass : first.entrySet()) {
      CheckKey key = pass.getKey().key;
      all.add(new Moved(key, pass.getKey().hash, pass.getValue()));
      rows.add(
          new Object[] {
            key.environment(), key.check().value(), pass.getKey().hash, pass.getValue()
          });
    }
    boolean[] written = session.insert(EARLIER, rows);
    List<Moved> moved = new ArrayList<>();
    for (int i = 0; i < written.length; i++) {
      if (written[i]) {
        moved.add(all.get(i));
      }
    }
    return moved;
  }

  /** A run as it reads with what is known of the past. */
  static Run reassessed(Session session, Run run) throws SQLException {
    Fault fault = run.fault();
    return fault != null && fault.code().equals(FaultCode.CHECK_THREW)
        ? Reassessment.of(run, hasPassedBefore(session, run))
        : run;
  }

  private static boolean hasPassedBefore(Session session, Run run) throws SQLException {
    return session.exists(
        "SELECT 1 FROM first_passes"
            + " WHERE environment = ? AND check_id = ? AND code_hash = ? AND passed_at < ?",
        run.environment(),
        run.check().value(),
        run.codeHash(),
        run.startedAt());
  }

  /** A run that is kept already. */
  private record Kept(long series, Run run) {}

  /** Reads the runs after a first pass again that are kept already. */
  static void reassess(Session session, Moved pass) throws SQLException {
    List<Kept> threw =
        session.list(
            "SELECT series_id, body FROM runs JOIN series ON series.id = runs.series_id"
                + " WHERE environment = ? AND check_id = ? AND started_at > ? AND code_hash = ?"
                + " AND fault_code = ?",
            row -> new Kept(row.number("series_id"), Bodies.run(row.bytes("body"))),
            pass.key.environment(),
            pass.key.check().value(),
            pass.passedAt,
            pass.hash,
            FaultCode.CHECK_THREW.code());
    for (Kept kept : threw) {
      Run read = Reassessment.of(kept.run, true);
      Fault fault = read.fault();
      if (fault != null && read != kept.run) {
        session.update(
            "UPDATE runs SET outcome = ?, fault_code = ?, fault_title = ?, fault_message = ?,"
                + " body = ? WHERE id = ?",
            read.outcome(),
            fault.code().code(),
            fault.code().title(),
            fault.message(),
            Bodies.of(read),
            read.id().value());
        RollupTable.markDirty(session, kept.series, read.startedAt());
      }
    }
  }
}
