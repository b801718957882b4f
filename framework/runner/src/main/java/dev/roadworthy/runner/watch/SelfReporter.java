package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hooks what is wrong with the watch, past the outbox: the database may be what is wrong.
 * What cannot be delivered is tried again while it is so; who was told that it began is told that
 * it is over. What was to be told is forgotten with this process, which a dead-man's switch is for.
 */
final class SelfReporter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SelfReporter.class);

  /** What passes by itself is nobody's concern. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final SelfLetters letters;
  private final List<Hook> hooks;
  private final Redactor redactor;
  private final InstantSource clock;
  private final Map<Trouble, Told> told = new EnumMap<>(Trouble.class);
  private final Thread thread = new Thread(this::run, "roadworthy-self-report");
  private final Troubles troubles;
  private final Bell bell = new Bell();
  private volatile boolean closed;

  /** Which trouble was told, and to which hooks. */
  private static final class Told {
    private final Troubles.Known known;
    private final Set<String> heard = new HashSet<>();
    private final Set<String> owed = new HashSet<>();
    private boolean over;

    Told(Troubles.Known known) {
      this.known = known;
    }
  }

  /**
   * @param hooks of the environment; none if nobody is to be told
   * @param redactor masks secrets in what hooks say
   */
  SelfReporter(
      String environment,
      List<Hook> hooks,
      Troubles troubles,
      Redactor redactor,
      InstantSource clock) {
    this.letters = new SelfLetters(environment);
    this.hooks = List.copyOf(hooks);
    this.troubles = troubles;
    this.redactor = redactor;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        report();
        bell.await(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One attempt at everything that is to be told. */
  void report() {
    Map<Trouble, Troubles.Known> open = troubles.open();
    Instant now = clock.instant();
    open.forEach(
        (trouble, known) -> {
          Told before = told.get(trouble);
          boolean lasts = !now.isBefore(known.since().plus(patience(trouble)));
          if (before == null && lasts) {
            told.put(trouble, new Told(known));
          }
        });
    told.entrySet().removeIf(each -> isDone(each.getKey(), each.getValue(), open, now));
  }

  /** What has happened already does not pass by itself. */
  private static Duration patience(Trouble trouble) {
    return switch (trouble) {
      case DATABASE -> PATIENCE;
      case STALE -> PATIENCE.multipliedBy(3);
      case DISK, SUITE, BLACKOUT -> Duration.ZERO;
    };
  }

  private boolean isDone(
      Trouble trouble, Told each, Map<Trouble, Troubles.Known> open, Instant now) {
    Troubles.Known still = open.get(trouble);
    if (!each.over && (still == null || !still.since().equals(each.known.since()))) {
      each.over = true;
      each.owed.addAll(each.heard);
    }
    for (Hook hook : hooks) {
      if (!each.over && !each.heard.contains(hook.name())) {
        if (deliver(hook, letters.began(trouble, each.known, hook.name(), now))) {
          each.heard.add(hook.name());
        }
      } else if (each.owed.contains(hook.name())
          && deliver(hook, letters.ended(trouble, each.known, hook.name(), now))) {
        each.owed.remove(hook.name());
      }
    }
    return each.over && each.owed.isEmpty();
  }

  /** True if there is nothing more to be tried. */
  private boolean deliver(Hook hook, Letter letter) {
    DeliveryResult result;
    try {
      result = hook.deliver(letter);
    } catch (RuntimeException e) {
      result = new Retryable(e.toString(), null);
    }
    if (result instanceof Delivered) {
      log.info("Told hook '{}' about the watch itself: {}", hook.name(), letter.kind());
      return true;
    }
    log.warn(
        "Hook '{}' was not told about the watch itself: {}",
        hook.name(),
        redactor.text(result.toString()));
    return !(result instanceof Retryable);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
