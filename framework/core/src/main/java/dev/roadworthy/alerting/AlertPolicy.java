package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Thresholds;
import java.util.List;

/**
 * When an environment's incidents open and close, and who hears of them.
 *
 * @param thresholds how many runs it takes
 * @param hooks the names of the hooks that letters go to; none means that incidents are kept and
 *     nobody is told
 */
public record AlertPolicy(Thresholds thresholds, List<String> hooks) {

  /** Copies the list; a hook that is named twice is told once. */
  public AlertPolicy {
    hooks = hooks.stream().distinct().toList();
  }
}
