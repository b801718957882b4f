package dev.roadworthy.gatling.child;

import dev.roadworthy.load.LoadSecond;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the seconds of a load test, and says when a rule ends it. Not thread-safe. */
final class AbortRules {

  private final List<AbortRule> rules;
  private final Map<AbortRule, Integer> over = new HashMap<>();
  private int next;

  AbortRules(List<AbortRule> rules) {
    this.rules = rules;
  }

  /**
   * Looks at the next second; one that has been looked at says nothing new.
   *
   * @return why the load ends; null if it goes on
   */
  @Nullable String after(LoadSecond second) {
    if (second.second() < next) {
      return null;
    }
    next = second.second() + 1;
    for (AbortRule rule : rules) {
      String exceeded = rule.exceeded(second);
      if (exceeded == null) {
        over.remove(rule);
      } else if (!exceeded.isEmpty()
          && over.merge(rule, 1, Integer::sum) >= rule.time().toSeconds()) {
        return rule + " (in second " + (second.second() + 1) + " " + exceeded + ")";
      }
    }
    return null;
  }
}
