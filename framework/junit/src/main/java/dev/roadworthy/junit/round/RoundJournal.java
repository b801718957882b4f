package dev.roadworthy.junit.round;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.run.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one round. A disk that does not take it stops no check: the first failure is
 * logged and kept, to be told when the round ends. Thread-safe.
 */
public final class RoundJournal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RoundJournal.class);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final @Nullable JournalWriter writer;
  private volatile @Nullable String failure;

  private RoundJournal(Path file, @Nullable JournalWriter writer, @Nullable String failure) {
    this.file = file;
    this.writer = writer;
    this.failure = failure;
  }

  /**
   * Creates the file: the one named by {@code roadworthy.journal}, else {@code
   * <home>/journals/<instant>-<round>.journal}, where home is {@code roadworthy.home}, {@code
   * ROADWORTHY_HOME} or {@code .roadworthy} in the working folder.
   */
  public static RoundJournal create(Settings settings, Round round) {
    Path file = file(settings, round);
    try {
      return new RoundJournal(file, JournalWriter.create(file), null);
    } catch (IOException e) {
      return new RoundJournal(file, null, told(file, e));
    }
  }

  private static Path file(Settings settings, Round round) {
    String named = settings.find("roadworthy.journal");
    if (named != null) {
      return settings.folder().resolve(named);
    }
    String home = settings.find("roadworthy.home", "ROADWORTHY_HOME");
    return settings
        .folder()
        .resolve(home == null ? ".roadworthy" : home)
        .resolve("journals")
        .resolve(INSTANT.format(round.startedAt()) + "-" + round.id() + ".journal");
  }

  /**
   * Appends, or remembers that it could not. Nothing once the JVM is going: then its shutdown hooks
   * take away what checks need, and an embedded application with it, and what they say is no longer
   * about the application.
   */
  public void append(JournalEntry entry) {
    if (writer == null || JvmEnd.hasBegun()) {
      return;
    }
    try {
      writer.append(entry);
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Why the journal is not complete, null if it is. */
  public @Nullable String failure() {
    return failure;
  }

  /** The journal's file. */
  public Path file() {
    return file;
  }

  @Override
  public void close() {
    if (writer == null) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (failure == null) {
      failure = told(file, e);
    }
  }

  private static String told(Path file, IOException e) {
    String text =
        "The journal "
            + file
            + " cannot be written ("
            + e
            + "): the runs of this round are lost to history, reports and alerts. Make room or"
            + " choose another file, for example -Droadworthy.home=/var/lib/roadworthy";
    log.error(text);
    return text;
  }
}
