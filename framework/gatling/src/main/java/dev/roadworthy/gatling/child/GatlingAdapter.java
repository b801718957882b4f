package dev.roadworthy.gatling.child;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.Measured.Kind;
import io.gatling.app.Runner;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.commons.stats.assertion.Assertion;
import io.gatling.commons.util.Clock;
import io.gatling.commons.util.DefaultClock;
import io.gatling.commons.util.GatlingVersion;
import io.gatling.core.CoreComponents;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.Controller$Command$StatsEngineStopped$;
import io.gatling.core.controller.Controller$Command$StopLoadGenerator;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.scenario.Population;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.netty.util.Transports;
import io.gatling.shared.model.assertion.AssertionMessage;
import io.gatling.shared.model.assertion.AssertionResult;
import io.gatling.shared.model.assertion.AssertionStatsRepository;
import io.gatling.shared.model.assertion.AssertionValidator;
import io.netty.channel.EventLoopGroup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * All that is known here of Gatling's internals, which each version is free to change: this is of
 * {@value #VERSION}. It runs a simulation as Gatling's own launcher does, but without its log file,
 * its console, and its questions to the vendor; what happens is told as it happens.
 */
final class GatlingAdapter implements AutoCloseable {

  /** The version that this is of. */
  static final String VERSION = "3.15.1";

  private final LoadEvents events;
  private final Clock clock = new DefaultClock();
  private final GatlingConfiguration configuration = GatlingConfiguration.load();
  private final ActorSystem system = new ActorSystem();
  private final EventLoopGroup eventLoops =
      Transports.newEventLoopGroup(
          configuration.netty().useNativeTransport(),
          configuration.netty().useIoUring(),
          0,
          "gatling");
  private volatile @Nullable ActorRef<Controller.Command> controller;
  private volatile scala.collection.immutable.List<Assertion> assertions =
      scala.collection.immutable.List$.MODULE$.empty();

  GatlingAdapter(LoadEvents events) {
    this.events = events;
  }

  /** The version that is on the class path. */
  static String found() {
    return GatlingVersion.ThisVersion().fullVersion();
  }

  /** Where Gatling's requests are made. */
  EventLoopGroup eventLoops() {
    return eventLoops;
  }

  /**
   * Runs a simulation to its end.
   *
   * @param simulation the name of its class
   * @throws Throwable whatever its constructor, its scenarios or its hooks throw
   */
  void run(String simulation) throws Throwable {
    new MeasuredRunner(simulation).run();
  }

  /**
   * Ends the simulation as if its time were over: users that are under way are let go of.
   *
   * @param why in words
   */
  void stop(String why) {
    ActorRef<Controller.Command> to = controller;
    if (to != null) {
      to.$bang(new Controller$Command$StopLoadGenerator(why, false));
    }
  }

  /** Gatling's launcher, that tells us instead of its log file. */
  private final class MeasuredRunner extends Runner {

    MeasuredRunner(String simulation) {
      super(system, eventLoops, clock, arguments(simulation), configuration);
    }

    @Override
    public StatsEngine newStatsEngine(SimulationParams simulation, RunMessage run) {
      assertions = simulation.assertions().toList();
      return new Tap();
    }

    @Override
    public Try<BoxedUnit> start(
        SimulationParams simulation,
        CoreComponents components,
        PopulationFlows<String, Population> flows) {
      controller = components.controller();
      return super.start(simulation, components, flows);
    }

    /** It asks the vendor which version is the latest. */
    @Override
    public void displayVersionWarning() {}
  }

  private static GatlingArgs arguments(String simulation) {
    return new GatlingArgs(
        Option.apply(simulation),
        Option.empty(),
        true,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private final class Tap implements StatsEngine {

    @Override
    public void start() {
      events.begins(clock.nowMillis());
    }

    @Override
    public void stop(ActorRef<Controller.Command> to, Option<Exception> crash) {
      to.$bang(Controller$Command$StatsEngineStopped$.MODULE$);
    }

    @Override
    public void logUserStart(String scenario) {
      events.userBegan(clock.nowMillis());
    }

    @Override
    public void logUserEnd(String scenario) {
      events.userEnded(clock.nowMillis());
    }

    @Override
    public void logResponse(
        String scenario,
        scala.collection.immutable.List<String> groups,
        String request,
        long begin,
        long end,
        Status status,
        Option<String> code,
        Option<String> message) {
      if (end >= 0) { // else it never began
        events.responded(named(groups), request, begin, end, failure(status, code, message));
      }
    }

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long end) {
      events.left(named(group.groups()), end, group.cumulatedResponseTime(), isOk(group.status()));
    }

    @Override
    public void logRequestCrash(
        String scenario,
        scala.collection.immutable.List<String> groups,
        String request,
        String error) {
      events.crashed(named(groups), request, error, clock.nowMillis());
    }
  }

  private static List<String> named(scala.collection.immutable.List<String> groups) {
    return groups.isEmpty() ? List.of() : CollectionConverters.asJava(groups);
  }

  private static boolean isOk(Status status) {
    return status == OK$.MODULE$;
  }

  private static @Nullable String failure(
      Status status, Option<String> code, Option<String> message) {
    if (isOk(status)) {
      return null;
    }
    return message.isDefined()
        ? message.get()
        : code.isDefined() ? "answered " + code.get() : "failed";
  }

  /**
   * What the simulation asserts of what was measured.
   *
   * @param totals of the whole run
   * @param took how long it made load
   */
  List<LoadEnd.Asserted> assess(Map<Path, Cell> totals, Duration took) {
    return CollectionConverters.asJava(
            new AssertionValidator(new Figures(totals, took)).validateAssertions(assertions))
        .stream()
        .map(GatlingAdapter::asserted)
        .toList();
  }

  private static LoadEnd.Asserted asserted(AssertionResult result) {
    String actual =
        result instanceof AssertionResult.Resolved resolved
            ? String.valueOf(resolved.actualValue())
            : ((AssertionResult.ResolutionError) result).error();
    return new LoadEnd.Asserted(
        AssertionMessage.message(result.assertion()), result.success(), actual);
  }

  /** Our figures, as Gatling's assertions ask for them: in milliseconds. */
  private record Figures(Map<Path, Cell> totals, Duration took)
      implements AssertionStatsRepository {

    /** Scala nests these in a way that Java's compiler does not see. */
    private static final MethodHandle REQUEST =
        made("Request", scala.collection.immutable.List.class, String.class);

    private static final MethodHandle GROUP = made("Group", scala.collection.immutable.List.class);

    private static MethodHandle made(String name, Class<?>... parameters) {
      try {
        Class<?> type = Class.forName(StatsPath.class.getName() + "$" + name);
        return MethodHandles.publicLookup()
            .findConstructor(type, MethodType.methodType(void.class, parameters));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("this is no Gatling " + VERSION, e);
      }
    }

    private static StatsPath path(Path path) {
      try {
        scala.collection.immutable.List<String> groups =
            CollectionConverters.asScala(path.groups()).toList();
        return (StatsPath)
            (path.kind() == Kind.REQUEST
                ? REQUEST.invoke(groups, path.request())
                : GROUP.invoke(groups));
      } catch (Throwable e) {
        throw new LinkageError("this is no Gatling " + VERSION, e);
      }
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public scala.collection.immutable.List allRequestPaths() {
      return CollectionConverters.asScala(
              totals.keySet().stream()
                  .filter(path -> path.kind() == Kind.REQUEST)
                  .map(Figures::path)
                  .toList())
          .toList();
    }

    @Override
    public Option<StatsPath> findPathByParts(scala.collection.immutable.List<String> parts) {
      List<String> wanted = CollectionConverters.asJava(parts);
      return totals.keySet().stream()
          .filter(path -> path.parts().equals(wanted))
          .findFirst()
          .map(path -> Option.apply(path(path)))
          .orElse(Option.empty());
    }

    @Override
    public Option<Stats> requestGeneralStats(
        scala.collection.immutable.List<String> groups,
        Option<String> request,
        Option<Status> status) {
      List<String> around = CollectionConverters.asJava(groups);
      return stats(
          path ->
              path.kind() == Kind.REQUEST
                  && (request.isEmpty()
                      ? startsWith(path.groups(), around)
                      : path.request().equals(request.get()) && path.groups().equals(around)),
          status);
    }

    private static boolean startsWith(List<String> all, List<String> first) {
      return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    @Override
    public Option<Stats> groupCumulatedResponseTimeGeneralStats(
        scala.collection.immutable.List<String> groups, Option<Status> status) {
      List<String> wanted = CollectionConverters.asJava(groups);
      return stats(path -> path.kind() == Kind.GROUP && path.groups().equals(wanted), status);
    }

    private Option<Stats> stats(Predicate<Path> wanted, Option<Status> status) {
      Histogram micros = new Histogram(3);
      totals.forEach(
          (path, cell) -> {
            if (wanted.test(path)) {
              if (status.isEmpty() || isOk(status.get())) {
                micros.add(cell.ok);
              }
              if (status.isEmpty() || !isOk(status.get())) {
                micros.add(cell.failed);
              }
            }
          });
      return micros.getTotalCount() == 0 ? Option.empty() : Option.apply(stats(micros));
    }

    private Stats stats(Histogram micros) {
      scala.Function1<Object, Object> percentile =
          rank -> millis(micros.getValueAtPercentile((Double) rank));
      return new Stats(
          millis(micros.getMinValue()),
          millis(micros.getMaxValue()),
          micros.getTotalCount(),
          millis(micros.getMean()),
          millis(micros.getStdDeviation()),
          percentile,
          micros.getTotalCount() * 1_000.0 / Math.max(1, took.toMillis()));
    }

    private static int millis(double micros) {
      return (int) Math.round(micros / 1_000);
    }
  }

  @Override
  public void close() {
    system.close();
    eventLoops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }
}
