package dev.roadworthy.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a check stands before its newest run.
 *
 * @param status its status
 * @param recoveredAt when it last came out of trouble: failures from before do not count again;
 *     null if it never was in trouble
 */
public record Standing(Status status, @Nullable Instant recoveredAt) {

  /** Before the first run. */
  public static final Standing NEW = new Standing(Status.UNKNOWN, null);
}
