package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Thresholds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an environment's incidents open and close, and who hears of them.
 *
 * @param thresholds how many runs it takes
 * @param hooks the names of the hooks that letters go to; none means that incidents are kept and
 *     nobody is told
 * @param remindAfter how long after a letter the next one says that the incident is still open and
 *     nobody has it in hand; null for never
 * @param tellsOfTheEnd those who were told of an incident are told of its end
 */
public record AlertPolicy(
    Thresholds thresholds,
    List<String> hooks,
    @Nullable Duration remindAfter,
    boolean tellsOfTheEnd) {

  /** Where nothing else is said. */
  public static final Duration REMIND_AFTER = Duration.ofHours(4);

  /** Reminds after {@link #REMIND_AFTER}, and tells of the end. */
  public AlertPolicy(Thresholds thresholds, List<String> hooks) {
    this(thresholds, hooks, REMIND_AFTER, true);
  }

  /** Copies the list; a hook that is named twice is told once. */
  public AlertPolicy {
    hooks = hooks.stream().distinct().toList();
  }
}
