package dev.roadworthy.runner.round;

import dev.roadworthy.config.Environment;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.store.LoadTurn;
import dev.roadworthy.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only the runner knows, and what decides on load in production: whether an incident is open,
 * and whether another machine puts it under load. While it is held, no other one does.
 */
final class LoadConditions implements AutoCloseable {

  private final String incidents;
  private final boolean permitted;
  private final boolean wanted;
  private final Optional<LoadTurn> turn;

  private LoadConditions(
      String incidents, boolean permitted, boolean wanted, Optional<LoadTurn> turn) {
    this.incidents = incidents;
    this.permitted = permitted;
    this.wanted = wanted;
    this.turn = turn;
  }

  /**
   * @param permitted whoever began the round wants load in production
   */
  static LoadConditions of(Store store, Environment environment, boolean permitted) {
    List<String> open =
        store.decisions().states(environment.name()).stream()
            .filter(state -> state.open() != null)
            .map(state -> state.key().check().value())
            .toList();
    boolean wanted = permitted && environment.kind() == EnvironmentKind.PRODUCTION;
    return new LoadConditions(
        open.isEmpty() ? "none" : String.join(",", open),
        permitted,
        wanted,
        wanted ? store.loadTurn(environment.name()) : Optional.empty());
  }

  /** For the suite's JVM: always all of it, so that nothing else can say otherwise. */
  Map<String, String> properties() {
    return Map.of(
        "roadworthy.open-incidents",
        incidents,
        "roadworthy.load-elsewhere",
        Boolean.toString(wanted && turn.isEmpty()),
        "roadworthy.permit-load",
        Boolean.toString(permitted));
  }

  @Override
  public void close() {
    turn.ifPresent(LoadTurn::close);
  }
}
