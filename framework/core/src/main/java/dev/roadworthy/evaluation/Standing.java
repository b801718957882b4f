package dev.roadworthy.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a check stands before its newest run.
 *
 * @param status its status
 * @param recoveredAt when the run began that closed its last incident: runs from before do not
 *     count again; null if there was none
 */
public record Standing(Status status, @Nullable Instant recoveredAt) {

  /** Before the first run. */
  public static final Standing NEW = new Standing(Status.UNKNOWN, null);
}
