package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps letters in memory, for those that must go out when there is no database. What it keeps ends
 * with the process. Thread-safe.
 */
public final class MemoryOutbox implements Outbox {

  /** Of those that have arrived or were given up, so many are remembered. */
  private static final int MOST_SETTLED = 1_000;

  private final Map<LetterId, Posted> letters = new LinkedHashMap<>();

  /** In the order in which they were written; a letter that is here already stays as it is. */
  public synchronized void post(Letter letter) {
    letters.putIfAbsent(
        letter.id(),
        new Posted(letter, State.PENDING, letter.writtenAt(), 0, letter.writtenAt(), null, null));
    if (letters.size() > MOST_SETTLED) {
      forget();
    }
  }

  /** A hook that is disabled stays so. */
  private void forget() {
    List<LetterId> settled =
        letters.values().stream()
            .filter(it -> it.state() == State.DELIVERED || it.state() == State.DEAD)
            .map(it -> it.letter().id())
            .toList();
    settled.stream().limit(letters.size() - MOST_SETTLED).forEach(letters::remove);
  }

  synchronized Posted get(Letter letter) {
    return Objects.requireNonNull(letters.get(letter.id()));
  }

  @Override
  public synchronized List<Posted> due(Instant now, int most, Set<String> hooks) {
    Map<String, Integer> handedOut = new HashMap<>();
    List<Posted> due = new ArrayList<>();
    oldestPending(hooks).stream()
        .filter(posted -> !posted.nextAttempt().isAfter(now))
        .sorted(Comparator.comparing(Posted::nextAttempt))
        .filter(posted -> handedOut.merge(posted.letter().hook(), 1, Integer::sum) <= most)
        .forEach(due::add);
    return due;
  }

  @Override
  public synchronized Map<String, Instant> nextDue(Set<String> hooks) {
    Map<String, Instant> next = new HashMap<>();
    for (Posted posted : oldestPending(hooks)) {
      next.merge(posted.letter().hook(), posted.nextAttempt(), (a, b) -> a.isBefore(b) ? a : b);
    }
    return next;
  }

  private List<Posted> oldestPending(Set<String> hooks) {
    Set<String> open = new HashSet<>(hooks);
    list(State.GONE, Integer.MAX_VALUE).forEach(gone -> open.remove(gone.letter().hook()));
    Map<String, Posted> oldest = new LinkedHashMap<>();
    for (Posted posted : letters.values()) {
      if (posted.state() == State.PENDING && open.contains(posted.letter().hook())) {
        oldest.putIfAbsent(posted.letter().incident().id() + posted.letter().hook(), posted);
      }
    }
    return List.copyOf(oldest.values());
  }

  @Override
  public synchronized void delivered(LetterId id, Instant at) {
    letters.computeIfPresent(
        id,
        (same, it) -> with(it, State.DELIVERED, it.since(), it.attempts(), at, it.lastReason()));
  }

  @Override
  public synchronized void retry(LetterId id, Instant nextAttempt, String reason) {
    letters.computeIfPresent(id, (same, it) -> failed(it, State.PENDING, nextAttempt, reason));
  }

  @Override
  public synchronized void dead(LetterId id, Instant at, String reason) {
    letters.computeIfPresent(id, (same, it) -> failed(it, State.DEAD, at, reason));
  }

  @Override
  public synchronized void gone(LetterId id, Instant at, String reason, List<Letter> notices) {
    Posted posted = letters.get(id);
    if (posted != null && posted.state() == State.PENDING) {
      letters.put(id, failed(posted, State.GONE, at, reason));
      notices.forEach(this::post);
    }
  }

  @Override
  public synchronized boolean redeliver(LetterId id, Instant at) {
    Posted posted = letters.get(id);
    if (posted == null || (posted.state() != State.DEAD && posted.state() != State.GONE)) {
      return false;
    }
    letters.replaceAll((other, it) -> sharesHook(it, posted) ? enabled(it) : it);
    letters.remove(id); // behind what has been written since
    letters.put(id, with(posted, State.PENDING, at, 0, at, null));
    return true;
  }

  /** A hook that was disabled gets what is posted from now on, and what waited for it. */
  public synchronized void enable(String hook) {
    letters.replaceAll((id, it) -> it.letter().hook().equals(hook) ? enabled(it) : it);
  }

  private static boolean sharesHook(Posted one, Posted other) {
    return one.letter().hook().equals(other.letter().hook());
  }

  private static Posted enabled(Posted it) {
    return it.state() == State.GONE
        ? with(it, State.DEAD, it.since(), it.attempts(), it.nextAttempt(), it.lastReason())
        : it;
  }

  @Override
  public synchronized List<Posted> beginning(String idPrefix, int most) {
    return letters.values().stream()
        .filter(it -> it.letter().id().value().startsWith(idPrefix))
        .sorted(Comparator.comparing(it -> it.letter().id().value()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Posted> list(State state, int most) {
    List<Posted> found = new ArrayList<>();
    letters.values().stream().filter(it -> it.state() == state).forEach(it -> found.add(0, it));
    return found.subList(0, Math.min(most, found.size()));
  }

  @Override
  public synchronized Backlog backlog(Instant givenUpSince) {
    Map<String, List<Posted>> byHook = new TreeMap<>();
    letters.values().stream()
        .filter(it -> it.state() != State.DELIVERED)
        .forEach(
            it -> byHook.computeIfAbsent(it.letter().hook(), hook -> new ArrayList<>()).add(it));
    List<OfHook> hooks = new ArrayList<>();
    byHook.forEach((hook, its) -> hooks.add(counted(hook, its, givenUpSince)));
    Set<String> disabled =
        hooks.stream().filter(OfHook::disabled).map(OfHook::hook).collect(Collectors.toSet());
    Obstacle obstacle =
        letters.values().stream()
            .filter(it -> isTried(it) || isDeadSince(it, givenUpSince))
            .filter(it -> !disabled.contains(it.letter().hook()))
            .min(
                Comparator.comparing((Posted it) -> it.state() != State.PENDING)
                    .thenComparing(Posted::since))
            .map(it -> new Obstacle(it.letter().hook(), String.valueOf(it.lastReason())))
            .orElse(null);
    return new Backlog(hooks, obstacle);
  }

  private static OfHook counted(String hook, List<Posted> its, Instant givenUpSince) {
    int waiting = count(its, it -> it.state() == State.PENDING);
    return new OfHook(
        hook,
        waiting,
        count(its, MemoryOutbox::isTried),
        its.size() - waiting,
        count(its, it -> isDeadSince(it, givenUpSince)),
        its.stream().anyMatch(it -> it.state() == State.GONE));
  }

  private static int count(List<Posted> letters, Predicate<Posted> which) {
    return (int) letters.stream().filter(which).count();
  }

  private static boolean isTried(Posted it) {
    return it.state() == State.PENDING && it.attempts() > 0;
  }

  private static boolean isDeadSince(Posted it, Instant since) {
    return it.state() == State.DEAD && it.settledAt() != null && it.settledAt().isAfter(since);
  }

  private static Posted failed(Posted it, State state, Instant next, String reason) {
    return it.state() == State.PENDING
        ? with(it, state, it.since(), it.attempts() + 1, next, reason)
        : it;
  }

  private static Posted with(
      Posted it, State state, Instant since, int attempts, Instant next, @Nullable String reason) {
    Instant settled = state == State.PENDING ? null : next;
    return new Posted(it.letter(), state, since, attempts, next, reason, settled);
  }
}
