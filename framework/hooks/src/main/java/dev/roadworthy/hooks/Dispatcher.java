package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Takes what is due from the outbox to the hooks: at least once, each hook one letter at a time,
 * and no hook waits for another.
 *
 * <p>Letters to other hooks stay where they are: whoever has those hooks takes them.
 *
 * <p>The thread in {@link #drain} or {@link #run} (one at a time) is the only one that touches the
 * outbox; hooks work on threads of their own. A crash between a delivery and its record sends the
 * letter again, under the same id.
 */
public final class Dispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /** How often to look for letters that another process wrote. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

  private static final Runnable LOOK_AGAIN = () -> {};

  private final Outbox outbox;
  private final Map<String, Lane> lanes = new TreeMap<>();
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Redactor redactor;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** Attempts that have ended and are not recorded yet. */
  private final BlockingDeque<Runnable> ended = new LinkedBlockingDeque<>();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Dispatcher::thread,
          new ThreadPoolExecutor.DiscardPolicy());

  private int delivered;
  private int dead;

  /**
   * @param hooks with distinct names
   * @param policy for all hooks
   * @param clock for due times
   * @param redactor masks what hooks say and throw before it is stored or logged
   * @throws IllegalArgumentException if two hooks have the same name
   */
  public Dispatcher(
      Outbox outbox,
      Collection<? extends Hook> hooks,
      RetryPolicy policy,
      InstantSource clock,
      Redactor redactor) {
    this.outbox = outbox;
    this.policy = policy;
    this.clock = clock;
    this.redactor = redactor;
    for (Hook hook : hooks) {
      if (lanes.put(hook.name(), new Lane(hook)) != null) {
        throw new IllegalArgumentException(
            "Hooks have distinct names, but two are named '" + hook.name() + "'");
      }
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "roadworthy-hook");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Delivers what is due, and what becomes due within the limit; the rest stays in the outbox. A
   * delivery that is still under way at the limit is left to itself: its letter waits, and goes out
   * again next time.
   *
   * @param limit how long this may take
   * @return what came of it; also when the thread is interrupted, which ends it early
   * @throws RuntimeException as the outbox throws it; nothing is lost by it
   */
  public Drained drain(Duration limit) {
    delivered = 0;
    dead = 0;
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (isOpen()) {
        recordEnded();
        Instant next = startDue();
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration wait = untilDue(next);
        boolean idle = lanes.values().stream().noneMatch(Lane::isBusy);
        boolean tooFar = next == null || wait.compareTo(left) > 0;
        if (left.isNegative() || (idle && tooFar)) {
          break;
        }
        await(tooFar ? left : wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int waiting = (int) toMyHooks(State.PENDING).count();
    if (waiting > 0) {
      log.warn("Letters that wait in the outbox for the next time: {}", waiting);
    }
    return new Drained(delivered, dead, waiting, toMyHooks(State.GONE).collect(Collectors.toSet()));
  }

  /** The hooks of the letters in a state, one for each letter. */
  private Stream<String> toMyHooks(State state) {
    return outbox.list(state, Integer.MAX_VALUE).stream()
        .map(posted -> posted.letter().hook())
        .filter(lanes::containsKey);
  }

  /**
   * Delivers what is due, until this is closed or the thread is interrupted. When the outbox
   * throws, it is asked again after a second; nothing is sent before what was sent is recorded.
   */
  public void run() {
    try {
      while (isOpen()) {
        try {
          recordEnded();
          await(untilDue(startDue()));
        } catch (RuntimeException e) {
          log.error("The outbox failed; trying again: {}", redactor.text(e.toString()));
          if (closed.await(AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes {@link #run} look into the outbox at once: there is a new letter. */
  public void wake() {
    if (ended.isEmpty()) {
      ended.add(LOOK_AGAIN);
    }
  }

  /** Ends {@link #run} and {@link #drain}, and interrupts the deliveries under way. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    wake();
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private Duration untilDue(@Nullable Instant next) {
    return next == null ? LONGEST_WAIT : Duration.between(clock.instant(), next);
  }

  /** Waits for the end of an attempt, a call of {@link #wake}, or some time. */
  private void await(Duration wait) throws InterruptedException {
    Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    Runnable first = ended.pollFirst(bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
    if (first != null) {
      ended.addFirst(first);
    }
  }

  /** An attempt stays in the queue until it is recorded, and its hook busy until then. */
  private void recordEnded() {
    for (Runnable next = ended.peek(); next != null; next = ended.peek()) {
      next.run();
      ended.remove();
    }
  }

  /** Starts what can be started, and tells when there will be more; null if that is unknown. */
  private @Nullable Instant startDue() {
    Instant now = clock.instant();
    for (Posted posted : outbox.due(now, 1, lanes.keySet())) {
      Lane lane = lane(posted.letter().hook());
      if (lane.isFree(now)) {
        start(lane, posted);
      }
    }
    Instant first = null;
    for (Map.Entry<String, Instant> due : outbox.nextDue(lanes.keySet()).entrySet()) {
      Instant next = lane(due.getKey()).opens(due.getValue());
      if (next != null && (first == null || next.isBefore(first))) {
        first = next;
      }
    }
    return first;
  }

  private Lane lane(String hook) {
    return Objects.requireNonNull(lanes.get(hook), hook);
  }

  private void start(Lane lane, Posted posted) {
    Hook hook = lane.begin();
    threads.execute(
        () -> {
          DeliveryResult result = Attempt.at(hook, posted.letter(), redactor);
          ended.add(() -> settle(lane, posted, result));
        });
  }

  private void settle(Lane lane, Posted posted, DeliveryResult result) {
    Instant now = clock.instant();
    Letter letter = posted.letter();
    if (result instanceof Delivered) {
      outbox.delivered(letter.id(), now);
      delivered++;
      told(log.atInfo(), letter).log("{} arrived", title(letter));
    } else if (result instanceof Retryable failed) {
      retry(lane, posted, failed, now);
    } else if (result instanceof Rejected refused && refused.disablesHook()) {
      disable(letter, now, refused.reason());
    } else if (result instanceof Rejected refused) {
      bury(letter, now, refused.reason());
    }
    lane.end();
  }

  private void retry(Lane lane, Posted posted, Retryable failed, Instant now) {
    Letter letter = posted.letter();
    int attempts = posted.attempts() + 1;
    Duration waited = Duration.between(posted.since(), now);
    Duration delay = policy.nextDelay(attempts, waited, failed.retryAfter(), random);
    lane.closeUntil(now.plus(policy.granted(failed.retryAfter())));
    if (delay == null) {
      bury(letter, now, "given up after " + attempts + " attempts: " + failed.reason());
      return;
    }
    outbox.retry(letter.id(), now.plus(delay), failed.reason());
    told(log.atWarn(), letter)
        .log(
            "{} did not arrive (attempt {}, next in {} ms): {}",
            title(letter),
            attempts,
            delay.toMillis(),
            failed.reason());
  }

  private void bury(Letter letter, Instant now, String reason) {
    outbox.dead(letter.id(), now, reason);
    dead++;
    told(log.atError(), letter)
        .log("{} is given up and can be redelivered: {}", title(letter), reason);
  }

  private void disable(Letter letter, Instant now, String reason) {
    List<Letter> notices =
        lanes.keySet().stream()
            .filter(other -> !other.equals(letter.hook()))
            .map(other -> letter.noticeTo(other, reason, now))
            .toList();
    outbox.gone(letter.id(), now, reason, notices);
    dead++;
    told(log.atError(), letter)
        .log("{} is given up, and its hook is disabled: {}", title(letter), reason);
  }

  /** For logs that are read by machines. */
  private static LoggingEventBuilder told(LoggingEventBuilder event, Letter letter) {
    return event
        .addKeyValue("event", "letter")
        .addKeyValue("letter", letter.id())
        .addKeyValue("kind", letter.kind())
        .addKeyValue("hook", letter.hook())
        .addKeyValue("incident", letter.incident().id())
        .addKeyValue("environment", letter.incident().key().environment())
        .addKeyValue("check", letter.check().id());
  }

  private static String title(Letter letter) {
    return "Letter %s (%s, %s) to hook '%s'"
        .formatted(letter.id(), letter.kind(), letter.incident().key(), letter.hook());
  }
}
