package dev.roadworthy.runner.round;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Environment;
import dev.roadworthy.hooks.Drained;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.HistoryPlace;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.runner.delivery.Delivery;
import dev.roadworthy.runner.intake.Baselines;
import dev.roadworthy.runner.intake.Leftovers;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.runner.retention.Pruner;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuitePath;
import dev.roadworthy.runner.terminal.RoundView;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A round as a whole: the suite JVM writes its journal, the journal becomes history, history
 * becomes decisions, decisions become letters. Each step is kept before the next begins.
 */
public final class RoundRunner {

  private static final int ROUNDS_IN_A_REPORT = 20;

  private final Order order;
  private final Configuration configuration;
  private final RoundView view;
  private final InstantSource clock;

  /**
   * What is to be run.
   *
   * @param suite its classes
   * @param folder the suite's folder, the working directory of its JVM
   * @param home where everything is kept
   * @param environment the environment's name
   * @param checks the ids of the checks to run; none for all
   * @param properties for the suite JVM
   * @param jvmOptions for the suite JVM
   * @param deliverWithin how long letters are tried
   * @param due only what is due is run
   * @param permitLoad load tests may be made in production too
   */
  public record Order(
      SuitePath suite,
      Path folder,
      Home home,
      String environment,
      List<String> checks,
      Map<String, String> properties,
      List<String> jvmOptions,
      Duration deliverWithin,
      boolean due,
      boolean permitLoad) {

    /** Copies the collections. */
    public Order {
      checks = List.copyOf(checks);
      properties = Map.copyOf(properties);
      jvmOptions = List.copyOf(jvmOptions);
    }
  }

  /**
   * What came of it.
   *
   * @param environment where it looked
   * @param round the round's id
   * @param runs what each check said
   * @param events what was decided
   * @param letters what became of the letters
   * @param stopped it was asked to end early
   * @param trouble what went wrong with the round itself, rather than with its checks
   * @param warnings what is wrong beside it
   * @param nothingDueUntil why no check ran, if only what is due was to run; null otherwise
   */
  public record Result(
      String environment,
      RoundId round,
      List<Run> runs,
      List<IncidentEvent> events,
      Drained letters,
      boolean stopped,
      List<Trouble> trouble,
      List<String> warnings,
      @Nullable Instant nothingDueUntil) {

    /** The exit code that says it. */
    public int exitCode() {
      if (nothingDueUntil != null) {
        return ExitCode.OK;
      }
      return stopped
          ? ExitCode.INTERRUPTED
          : ExitCode.of(runs.stream().map(Run::outcome).toList(), !trouble.isEmpty());
    }
  }

  /** Prepares a round. */
  public RoundRunner(
      Order order, Configuration configuration, RoundView view, InstantSource clock) {
    this.order = order;
    this.configuration = configuration;
    this.view = view;
    this.clock = clock;
  }

  /**
   * Runs the round.
   *
   * @param stop ends it: what the suite has journalled by then is kept and decided on, and letters
   *     wait for the next round
   * @throws IOException if a suite JVM cannot be started
   */
  public Result run(Stop stop) throws IOException, InterruptedException {
    Environment environment = configuration.environment(order.environment());
    view.starting(environment);
    try (Store store = new HistoryPlace(order.home(), configuration.database()).open()) {
      List<IncidentEvent> events = new ArrayList<>();
      Relevance relevance = Relevance.current(clock, configuration.policy().mainBranch());
      List<String> warnings =
          new ArrayList<>(
              new Leftovers(order.home().journals(), store.history()).takeOver(relevance));
      Baselines baselines =
          new Baselines(order.home(), store.loads(), configuration.policy().mainBranch(), clock);
      warnings.addAll(baselines.write());
      Assessor assessor = Assessor.of(configuration, environment, store, clock);
      assessor.dismissStale();
      RoundId id = RoundId.random();
      Instant start = clock.instant();
      Optional<DueChecks> due =
          order.due()
              ? Optional.of(DueChecks.of(environment.name(), store.history(), store.decisions()))
              : Optional.empty();
      SuiteRound.Result suite;
      try (LoadConditions load = LoadConditions.of(store, environment, order.permitLoad())) {
        suite = suite(store, relevance, id, notDue(due, start), load).hold(stop);
      }
      view.ended(Duration.between(start, clock.instant()));
      warnings.addAll(baselines.write());
      assessor
          .decide(decision -> told(decision, events))
          .forEach(
              (check, why) ->
                  warnings.add(
                      "nobody is told of " + check + ", which cannot be decided on: " + why));
      assessor.remind(decision -> told(decision, events));
      Drained letters = delivery(store).within(order.deliverWithin(), stop);
      view.delivered(letters);
      pruner(store).prune(stop).ifPresent(warnings::add);
      return new Result(
          environment.name(),
          id,
          suite.runs(),
          events,
          letters,
          stop.isAsked(),
          suite.trouble(),
          warnings,
          suite.runs().isEmpty() && suite.trouble().isEmpty() && !stop.isAsked()
              ? due.map(DueChecks::first).orElse(null)
              : null);
    }
  }

  private Pruner pruner(Store store) {
    int newest = Math.max(ROUNDS_IN_A_REPORT, configuration.policy().thresholds().runsNeeded());
    return new Pruner(order.home(), store.history(), configuration.retention(), newest, clock);
  }

  private Delivery delivery(Store store) {
    return new Delivery(configuration, order.home(), store.outbox(), clock);
  }

  private void told(Decision decision, List<IncidentEvent> events) {
    events.addAll(decision.events());
    view.decided(decision);
  }

  private static Set<CheckId> notDue(Optional<DueChecks> due, Instant now) {
    return due.map(DueChecks::next).map(Map::keySet).orElse(Set.of()).stream()
        .filter(check -> !due.orElseThrow().isDue(check, now))
        .collect(Collectors.toSet());
  }

  private SuiteRound suite(
      Store store, Relevance relevance, RoundId id, Set<CheckId> notDue, LoadConditions load) {
    return new SuiteRound(
        (number, settled) ->
            launch(
                id,
                number,
                Stream.concat(settled.stream(), notDue.stream()).collect(Collectors.toSet()),
                load),
        store.history(),
        relevance,
        view,
        configuration.redactor(),
        clock);
  }

  private SuiteLaunch launch(RoundId id, int number, Set<CheckId> settled, LoadConditions load) {
    String name = number == 1 ? id.value() : id + "-" + number;
    Map<String, String> properties = new LinkedHashMap<>(order.properties());
    properties.put("environment", order.environment());
    properties.put("roadworthy.config", configuration.file().toString());
    properties.put("roadworthy.home", order.home().folder().toString());
    properties.put("roadworthy.round", id.value());
    properties.putAll(load.properties());
    properties.put(
        "allure.results.directory", order.home().results().resolve(id.value()).toString());
    return new SuiteLaunch(
        order.suite(),
        order.folder(),
        order.jvmOptions(),
        properties,
        order.checks(),
        settled.stream().map(CheckId::value).sorted().toList(),
        0,
        order.home().journals().resolve(name + ".journal"),
        order.home().logs().resolve(name + ".log"));
  }
}
