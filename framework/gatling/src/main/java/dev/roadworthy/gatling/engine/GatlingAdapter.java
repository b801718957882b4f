package dev.roadworthy.gatling.engine;

import dev.roadworthy.gatling.meter.Cell;
import dev.roadworthy.gatling.meter.LoadEvents;
import dev.roadworthy.gatling.meter.Path;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.About;
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
import io.gatling.shared.model.assertion.AssertionMessage;
import io.gatling.shared.model.assertion.AssertionResult;
import io.gatling.shared.model.assertion.AssertionValidator;
import io.netty.channel.EventLoopGroup;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs a simulation on Gatling {@value #VERSION}; its internals, which each version is free to
 * change, are known in this package and nowhere else. It runs a simulation as Gatling's own
 * launcher does, but without its log file, its console, and its questions to the vendor; what
 * happens is told as it happens.
 */
public final class GatlingAdapter implements AutoCloseable {

  /** The version that this is of. */
  public static final String VERSION = "3.15.1";

  private static final MathContext DIGITS = new MathContext(4);

  private final LoadEvents events;
  private final Clock clock = new DefaultClock();
  private final GatlingConfiguration configuration = GatlingConfiguration.load();
  private final ActorSystem system = new ActorSystem();
  private final Profile profile;
  private final Guard guard;
  private final EventLoopGroup eventLoops;
  private @Nullable ActorRef<Controller.Command> controller;
  private @Nullable String stopping;
  private boolean began;
  private volatile scala.collection.immutable.List<Assertion> assertions =
      scala.collection.immutable.List$.MODULE$.empty();

  /**
   * @param events hears what happens
   * @param profile how the simulation is fitted to its environment
   */
  public GatlingAdapter(LoadEvents events, Profile profile) {
    this.events = events;
    this.profile = profile;
    this.guard = new Guard(profile);
    this.eventLoops = new GuardedEventLoops(configuration.netty(), guard);
  }

  /** What it did not let the simulation do. */
  public LoadEnd.Bounds bounds() {
    return guard.bounds();
  }

  /** The version that is on the class path. */
  public static String found() {
    return GatlingVersion.ThisVersion().fullVersion();
  }

  /** How long requests have waited for an answer that has not come, in nanoseconds. */
  public List<Long> waiting() {
    return guard.waiting();
  }

  /** Looks at how the machine is doing that makes the requests. */
  public Vitals vitals() {
    return new Vitals(eventLoops);
  }

  /**
   * Runs a simulation to its end.
   *
   * @param simulation the name of its class
   * @throws Throwable whatever its constructor, its scenarios or its hooks throw
   */
  public void run(String simulation) throws Throwable {
    // Not initialized yet: its static fields may use the DSL, which works once the launcher began.
    Class<?> type = Class.forName(simulation, false, GatlingAdapter.class.getClassLoader());
    ProfiledSimulation.announce(type, profile);
    new MeasuredRunner().run();
  }

  /**
   * Ends the simulation as if its time were over: users that are under way are let go of.
   *
   * @param why in words
   */
  public synchronized void stop(String why) {
    stopping = why;
    if (began) {
      stopNow();
    }
  }

  /** Told before it has begun, Gatling's controller would die of it. */
  private synchronized void begun() {
    began = true;
    if (stopping != null) {
      stopNow();
    }
  }

  private synchronized void stopNow() {
    if (controller != null) {
      controller.$bang(new Controller$Command$StopLoadGenerator(stopping, false));
    }
  }

  /** Gatling's launcher, that tells us instead of its log file. */
  private final class MeasuredRunner extends Runner {

    MeasuredRunner() {
      super(
          system, eventLoops, clock, arguments(ProfiledSimulation.class.getName()), configuration);
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
      synchronized (GatlingAdapter.this) {
        controller = components.controller();
      }
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
      begun();
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

  static boolean isOk(Status status) {
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
  public List<LoadEnd.Asserted> assess(Map<Path, Cell> totals, Duration took) {
    return CollectionConverters.asJava(
            new AssertionValidator(new Figures(totals, took)).validateAssertions(assertions))
        .stream()
        .map(GatlingAdapter::asserted)
        .toList();
  }

  private static LoadEnd.Asserted asserted(AssertionResult result) {
    String actual =
        result instanceof AssertionResult.Resolved resolved
            ? shown(resolved.actualValue())
            : ((AssertionResult.ResolutionError) result).error();
    return new LoadEnd.Asserted(
        AssertionMessage.message(result.assertion()),
        about(result.assertion()),
        result.success(),
        actual);
  }

  private static String shown(double value) {
    return String.valueOf(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  private static About about(Assertion assertion) {
    return switch (assertion.target().productPrefix()) {
      case "Time" -> About.RESPONSE_TIME;
      case "MeanRequestsPerSecond" -> About.THROUGHPUT;
      default -> About.FAILURES;
    };
  }

  @Override
  public void close() {
    system.close();
    eventLoops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }
}
