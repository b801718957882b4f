package dev.roadworthy.store;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.journal.JournalCodec;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.run.Run;
import java.sql.SQLException;

/** Facts that are stored whole, as a journal holds them: versioned, and with U+0000 as it was. */
final class Bodies {

  private Bodies() {}

  static byte[] of(Run run) {
    return JournalCodec.encode(new RunRecorded(run));
  }

  static byte[] of(CheckSpec check) {
    return JournalCodec.encode(new CheckFound(check));
  }

  static Run run(byte[] body) throws SQLException {
    if (decoded(body) instanceof RunRecorded recorded) {
      return recorded.run();
    }
    throw new UnreadableRow("a run's body holds something else", null);
  }

  static CheckSpec check(byte[] body) throws SQLException {
    if (decoded(body) instanceof CheckFound found) {
      return found.check();
    }
    throw new UnreadableRow("a check's body holds something else", null);
  }

  private static Object decoded(byte[] body) throws SQLException {
    try {
      return JournalCodec.decode(body);
    } catch (JournalException e) {
      throw new UnreadableRow(String.valueOf(e.getMessage()), e);
    }
  }
}
