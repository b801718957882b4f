package dev.roadworthy.alerting;

import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was run against what.
 *
 * @param application the application's version, as its last answer said it; null if it did not
 * @param commit of the suite; null if it is unknown
 * @param code the hash of the class that declares the check
 */
public record Versions(@Nullable String application, @Nullable String commit, String code) {

  private static final int LONGEST = 64;
  private static final int BRIEF = 10;

  /**
   * Those of a run.
   *
   * @param round its round; null if it is not known any more
   * @param header in which the application says its version; null if it does not
   */
  public static Versions of(Run run, @Nullable Round round, @Nullable String header) {
    return new Versions(
        header == null ? null : valueOf(run.evidence().headers(), header),
        round == null ? null : round.commit(),
        run.codeHash());
  }

  private static @Nullable String valueOf(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().strip())
        .filter(value -> !value.isEmpty())
        .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
        .findFirst()
        .orElse(null);
  }

  /**
   * What is known to be different later, in words. What is not known of both is not different.
   *
   * @return empty if nothing is
   */
  public Optional<String> changedTo(Versions later) {
    List<String> changes = new ArrayList<>();
    if (differ(application, later.application)) {
      changes.add("application " + application + " -> " + later.application);
    }
    if (differ(commit, later.commit)) {
      changes.add("suite " + brief(commit) + " -> " + brief(later.commit));
    } else if (!code.equals(later.code)) {
      changes.add("the check's own code");
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changes));
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  private static String brief(@Nullable String commit) {
    return commit == null ? "" : commit.substring(0, Math.min(BRIEF, commit.length()));
  }
}
