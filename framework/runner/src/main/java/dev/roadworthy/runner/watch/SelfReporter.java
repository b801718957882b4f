package dev.roadworthy.runner.watch;

import dev.roadworthy.hooks.Dispatcher;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.MemoryOutbox;
import dev.roadworthy.hooks.RetryPolicy;
import dev.roadworthy.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the hooks what is wrong with the watch, past the database, which may be what is wrong. What
 * cannot be delivered is tried again, until this process ends; that it ended is what a dead-man's
 * switch is for.
 */
final class SelfReporter implements AutoCloseable {

  /** What passes by itself is nobody's concern. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SelfLetters letters;
  private final List<String> hooks;
  private final Troubles troubles;
  private final MemoryOutbox outbox;
  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final Map<Trouble, Troubles.Known> told = new EnumMap<>(Trouble.class);

  /**
   * @param hooks of the environment; none if nobody is to be told
   * @param outbox keeps what waits for a hook
   * @param redactor masks secrets in what hooks say
   */
  SelfReporter(
      String environment,
      List<Hook> hooks,
      Troubles troubles,
      MemoryOutbox outbox,
      Redactor redactor,
      InstantSource clock) {
    this.letters = new SelfLetters(environment);
    this.hooks = hooks.stream().map(Hook::name).toList();
    this.troubles = troubles;
    this.outbox = outbox;
    this.dispatcher = new Dispatcher(outbox, hooks, RetryPolicy.DEFAULT, clock, redactor);
    this.clock = clock;
  }

  void start() {
    Thread thread = new Thread(dispatcher::run, "roadworthy-self-report");
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes the letters that are due, and returns at once. */
  void report() {
    Map<Trouble, Troubles.Known> open = troubles.open();
    Instant now = clock.instant();
    for (Trouble trouble : Trouble.values()) {
      Troubles.Known before = told.get(trouble);
      Troubles.Known known = open.get(trouble);
      if (before != null && (known == null || !known.since().equals(before.since()))) {
        hooks.forEach(hook -> outbox.post(letters.ended(trouble, before, hook, now)));
        told.remove(trouble);
      }
      if (known != null
          && !told.containsKey(trouble)
          && !now.isBefore(known.since().plus(patience(trouble)))) {
        hooks.forEach(outbox::enable); // nobody could say that they are wanted again
        hooks.forEach(hook -> outbox.post(letters.began(trouble, known, hook, now)));
        told.put(trouble, known);
      }
    }
    dispatcher.wake();
  }

  /** What has happened already does not pass by itself. */
  private static Duration patience(Trouble trouble) {
    return switch (trouble) {
      case DATABASE -> PATIENCE;
      case STALE -> PATIENCE.multipliedBy(3);
      case NOTHING_RUNS, UNDECIDED -> PATIENCE;
      case DISK, SUITE, BLACKOUT -> Duration.ZERO;
    };
  }

  @Override
  public void close() {
    dispatcher.close();
  }
}
