package dev.roadworthy.junit;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What a check threw, as text: its message, and the frames up to the check. */
final class Detail {

  private static final int LONGEST = 8_000;
  private static final int MOST_FRAMES = 15;

  private Detail() {}

  /**
   * @param thrown redacted
   * @param className of the check; frames below its last one are left out
   */
  static String of(Throwable thrown, String className) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
      text.append(text.isEmpty() ? "" : "caused by: ").append(at).append('\n');
      frames(text, at.getStackTrace(), className);
    }
    return bounded(text.toString().stripTrailing());
  }

  private static void frames(StringBuilder text, StackTraceElement[] frames, String className) {
    int end = frames.length;
    while (end > 0 && !isOf(frames[end - 1], className)) {
      end--;
    }
    int shown = Math.min(end == 0 ? frames.length : end, MOST_FRAMES);
    for (int i = 0; i < shown; i++) {
      text.append("    at ").append(frames[i]).append('\n');
    }
    if (end > shown) {
      text.append("    ... ").append(end - shown).append(" more up to the check\n");
    }
  }

  private static boolean isOf(StackTraceElement frame, String className) {
    return frame.getClassName().equals(className)
        || frame.getClassName().startsWith(className + "$");
  }

  /** The beginning of a text that may be longer. */
  static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
