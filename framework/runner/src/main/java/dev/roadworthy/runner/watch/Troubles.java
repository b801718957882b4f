package dev.roadworthy.runner.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What is wrong with the watch by now. Thread-safe. */
final class Troubles {

  private final Map<Trouble, Known> open = new EnumMap<>(Trouble.class);
  private final InstantSource clock;
  private final Listener listener;

  /**
   * What is known of a trouble.
   *
   * @param since when it began
   * @param text what is wrong now
   */
  record Known(Instant since, String text) {}

  /** Hears of changes, in the thread that makes them, and returns at once. */
  interface Listener {

    void began(Trouble trouble, Known known);

    void ended(Trouble trouble, Known known);
  }

  Troubles(InstantSource clock, Listener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** It is so; told once, until it is over. */
  void raise(Trouble trouble, String text) {
    Known known;
    synchronized (this) {
      Known before = open.get(trouble);
      known = new Known(before == null ? clock.instant() : before.since, text);
      open.put(trouble, known);
      if (before != null) {
        return;
      }
    }
    listener.began(trouble, known);
  }

  /** It is not, or not any more. */
  void clear(Trouble trouble) {
    Known known;
    synchronized (this) {
      known = open.remove(trouble);
    }
    if (known != null) {
      listener.ended(trouble, known);
    }
  }

  /** All that is wrong now. */
  synchronized Map<Trouble, Known> open() {
    return Collections.unmodifiableMap(new EnumMap<>(open));
  }
}
