package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check warned about: the first hundred are kept, the others counted. Thread-safe. */
final class KeptWarnings implements Warnings {

  private static final int MOST = 100;

  private final Redactor redactor;
  private final List<String> kept = new ArrayList<>();
  private int count;

  KeptWarnings(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public synchronized void warn(String message) {
    count++;
    if (kept.size() < MOST) {
      kept.add(Line.of(redactor.text(message)));
    }
  }

  /** In their order; the last says how many are left out, if any are. */
  synchronized List<String> all() {
    List<String> all = new ArrayList<>(kept);
    if (count > kept.size()) {
      all.add(count - kept.size() + " more warnings are left out");
    }
    return all;
  }

  /** The first of them, and how many there are; null if there are none. */
  synchronized @Nullable String summary() {
    return kept.isEmpty()
        ? null
        : kept.get(0) + (count == 1 ? "" : " (and " + (count - 1) + " more)");
  }
}
