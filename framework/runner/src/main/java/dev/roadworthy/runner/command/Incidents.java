package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the incident that somebody means. */
final class Incidents {

  private static final int MOST = 10;
  private static final int SHORTEST = 4;

  private Incidents() {}

  /**
   * By its whole id, or by how it begins.
   *
   * @throws RefusedException if there is none, or more than one
   */
  static Incident find(Store store, String text) {
    Optional<Incident> exactly = store.decisions().incident(new IncidentId(text));
    if (exactly.isPresent()) {
      return exactly.get();
    }
    List<Incident> meant =
        text.length() < SHORTEST ? List.of() : store.decisions().incidentsBeginning(text, MOST);
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new RefusedException(
        meant.isEmpty()
            ? "no incident's id is or begins with \""
                + text
                + "\" (at least "
                + SHORTEST
                + " characters). `roadworthy incidents` lists them"
            : "\""
                + text
                + "\" may be any of "
                + meant.stream().map(each -> each.id().value()).collect(Collectors.joining(", ")));
  }
}
