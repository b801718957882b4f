package dev.roadworthy.store;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.journal.JournalCodec;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
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

  static byte[] of(LoadRun load) {
    return JournalCodec.encode(new LoadBegan(load));
  }

  static byte[] of(LoadFacts.Second second) {
    return JournalCodec.encode(new LoadMeasured(second.run(), second.second()));
  }

  static byte[] of(LoadFacts.Ended ended) {
    return JournalCodec.encode(new LoadEnded(ended.run(), ended.end()));
  }

  static byte[] of(LoadRun load, LoadSummary summary) {
    return JournalCodec.encode(new LoadSummed(load, summary));
  }

  static LoadRun load(byte[] body) throws SQLException {
    return decoded(body, LoadBegan.class).load();
  }

  static LoadSecond second(byte[] body) throws SQLException {
    return decoded(body, LoadMeasured.class).second();
  }

  static LoadEnd end(byte[] body) throws SQLException {
    return decoded(body, LoadEnded.class).end();
  }

  static LoadSummed summed(byte[] body) throws SQLException {
    return decoded(body, LoadSummed.class);
  }

  static Run run(byte[] body) throws SQLException {
    return decoded(body, RunRecorded.class).run();
  }

  static CheckSpec check(byte[] body) throws SQLException {
    return decoded(body, CheckFound.class).check();
  }

  private static <E extends JournalEntry> E decoded(byte[] body, Class<E> type)
      throws SQLException {
    try {
      JournalEntry entry = JournalCodec.decode(body);
      if (type.isInstance(entry)) {
        return type.cast(entry);
      }
      throw new UnreadableRow("a body holds something else than a " + type.getSimpleName(), null);
    } catch (JournalException e) {
      throw new UnreadableRow(String.valueOf(e.getMessage()), e);
    }
  }
}
