package dev.roadworthy.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The letters that are kept until they are delivered or given up. */
public interface Outbox {

  /** What has become of a letter. */
  enum State {
    /** It waits for its first or next attempt. */
    PENDING,
    DELIVERED,
    /** It was given up, and can be redelivered. */
    DEAD,
    /**
     * It was given up, and its receiver wants no more letters: its hook is disabled until one of
     * its letters is redelivered.
     */
    GONE
  }

  /**
   * A letter with its delivery so far.
   *
   * @param letter the letter
   * @param state what has become of it
   * @param since when it began to wait: when it was written, or last given another chance
   * @param attempts how many have failed since then
   * @param nextAttempt not before then
   * @param lastReason why the last attempt failed, null if none has
   * @param settledAt when it was delivered or given up, null while it is pending
   */
  record Posted(
      Letter letter,
      State state,
      Instant since,
      int attempts,
      Instant nextAttempt,
      @Nullable String lastReason,
      @Nullable Instant settledAt) {}

  /**
   * Pending letters whose time has come, to hooks that are not disabled. Of each incident and hook
   * only the oldest pending letter is handed out, so that they arrive in the order in which they
   * were written.
   *
   * @param now letters with a later next attempt are left out
   * @param most at most so many of each hook, so that what waits for one does not hide what waits
   *     for another; those that have been due longest come first
   * @param hooks the hooks that are there: letters to others wait
   */
  List<Posted> due(Instant now, int most, Set<String> hooks);

  /**
   * When {@link #due} will next have a letter for each of these hooks, which may be in the past;
   * hooks that are disabled, or for which none is pending, are left out.
   */
  Map<String, Instant> nextDue(Set<String> hooks);

  /** The letter has arrived. */
  void delivered(LetterId id, Instant at);

  /** The attempt failed; there will be another. */
  void retry(LetterId id, Instant nextAttempt, String reason);

  /** The letter is given up. */
  void dead(LetterId id, Instant at, String reason);

  /**
   * The letter is given up, its hook is disabled, and others are told of that, all in one
   * transaction. Nothing happens if the letter is not pending.
   *
   * @param notices letters to other hooks
   */
  void gone(LetterId id, Instant at, String reason, List<Letter> notices);

  /**
   * Gives a letter that was given up another chance, and its hook: it is pending and due as if it
   * had been written now, under its old id.
   *
   * @return false if there is no such letter, or it was not given up
   */
  boolean redeliver(LetterId id, Instant at);

  /** Letters in whatever state whose id begins so, by id, at most so many. */
  List<Posted> beginning(String idPrefix, int most);

  /** Letters in a state, the newest first, at most so many. */
  List<Posted> list(State state, int most);

  /**
   * Counts what has not arrived, however much that is.
   *
   * @param givenUpSince what was given up later than this was so lately
   */
  Backlog backlog(Instant givenUpSince);

  /**
   * The letters that have not arrived, counted.
   *
   * @param hooks those that have such letters, by name
   * @param obstacle what is in the way of the letter that was tried in vain and has waited longest;
   *     if there is none, of the one that was given up lately and waited longest; null if there is
   *     none either. Hooks that are disabled are left out
   */
  record Backlog(List<OfHook> hooks, @Nullable Obstacle obstacle) {

    /** Nothing. */
    public static final Backlog NONE = new Backlog(List.of(), null);

    /** Copies the list. */
    public Backlog {
      hooks = List.copyOf(hooks);
    }
  }

  /**
   * The letters of a hook that have not arrived.
   *
   * @param hook its name
   * @param waiting how many are pending
   * @param tried how many of those were tried in vain
   * @param dead how many were given up, one that disabled the hook among them
   * @param lately how many were given up lately, without one that disabled the hook
   * @param disabled true if its receiver wants no more letters
   */
  record OfHook(String hook, int waiting, int tried, int dead, int lately, boolean disabled) {}

  /**
   * Why a letter did not arrive.
   *
   * @param hook its hook's name
   * @param reason why its last attempt failed
   */
  record Obstacle(String hook, String reason) {}
}
