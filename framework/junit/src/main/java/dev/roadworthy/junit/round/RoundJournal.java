package dev.roadworthy.junit.round;

import dev.roadworthy.journal.JournalCodec;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.run.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one round. A disk that does not take it stops no check: what it has not taken is
 * held, as far as that is bounded, and written in its order when it takes it again. What is lost in
 * the end is told when the round ends. Thread-safe.
 */
public final class RoundJournal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RoundJournal.class);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String BALLAST = "ballast";
  private static final int MOST_HELD_BYTES = 16 << 20;
  private static final Duration TRY_AGAIN_EVERY = Duration.ofSeconds(1);

  private final Path file;
  private final @Nullable JournalWriter writer;
  private final Deque<JournalEntry> held = new ArrayDeque<>();
  private int heldBytes;
  private @Nullable ScheduledExecutorService trying;
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
    return settings
        .home()
        .resolve("journals")
        .resolve(INSTANT.format(round.startedAt()) + "-" + round.id() + ".journal");
  }

  /**
   * Appends, or holds what cannot be appended now. Nothing once the JVM is going: then its shutdown
   * hooks take away what checks need, and an embedded application with it, and what they say is no
   * longer about the application.
   */
  public void append(JournalEntry entry) {
    if (!JvmEnd.hasBegun()) {
      appendLast(entry);
    }
  }

  /** Appends also while the JVM is going: what does not depend on what that takes away. */
  public synchronized void appendLast(JournalEntry entry) {
    if (writer == null) {
      return;
    }
    try {
      appendHeld(writer);
      writer.append(entry);
    } catch (IOException e) {
      makeRoom();
      hold(entry, e);
      retry();
    }
  }

  /** A watch keeps a file beside its journals that can be done without when the disk is full. */
  private void makeRoom() {
    try {
      Files.deleteIfExists(file.resolveSibling(BALLAST));
    } catch (IOException e) {
      log.debug("The disk may be full, and no room can be made", e);
    }
  }

  /** What is held is older, and goes first. */
  private void appendHeld(JournalWriter to) throws IOException {
    for (JournalEntry first = held.peek(); first != null; first = held.peek()) {
      to.append(first);
      held.remove();
    }
    heldBytes = 0;
  }

  private void hold(JournalEntry entry, IOException why) {
    int bytes = JournalCodec.encode(entry).length;
    if (heldBytes + bytes > MOST_HELD_BYTES) {
      failed(why);
      return;
    }
    if (held.isEmpty()) {
      log.error(
          "The journal {} cannot be written ({}); what checks say is held in memory until it can",
          file,
          why.toString());
    }
    held.add(entry);
    heldBytes += bytes;
    if (trying == null) {
      trying = tryAgain();
    }
  }

  private ScheduledExecutorService tryAgain() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "roadworthy-journal");
              thread.setDaemon(true);
              return thread;
            });
    long millis = TRY_AGAIN_EVERY.toMillis();
    var unused =
        executor.scheduleWithFixedDelay(this::retry, millis, millis, TimeUnit.MILLISECONDS);
    return executor;
  }

  private synchronized void retry() {
    try {
      if (writer != null) {
        appendHeld(writer);
      }
    } catch (IOException e) {
      log.debug("The journal {} still cannot be written", file, e);
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
  public synchronized void close() {
    if (writer == null) {
      return;
    }
    if (trying != null) {
      trying.shutdownNow();
    }
    try {
      appendHeld(writer);
    } catch (IOException e) {
      failed(e);
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
