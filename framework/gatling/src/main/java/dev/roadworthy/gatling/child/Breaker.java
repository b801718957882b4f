package dev.roadworthy.gatling.child;

import dev.roadworthy.load.LoadSecond;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends load where it hurts people, from its first second on: when a fifth of the requests fails, or
 * when nothing is answered any more. Not thread-safe.
 */
final class Breaker {

  private static final int SILENT = 10;

  private final AbortRules rules = new AbortRules(List.of(AbortRule.parse("failed > 20% for 5s")));
  private int silent;
  private int next;

  /** Looks at the next second; why the load ends, null if it goes on. */
  @Nullable String after(LoadSecond second) {
    if (second.second() < next) {
      return null;
    }
    next = second.second() + 1;
    boolean answered = second.total().count() > 0;
    silent = answered || second.active() == 0 ? 0 : silent + 1;
    return silent >= SILENT
        ? "failed: nothing was answered for "
            + SILENT
            + " s, with "
            + second.active()
            + " users under way"
        : rules.after(second);
  }
}
