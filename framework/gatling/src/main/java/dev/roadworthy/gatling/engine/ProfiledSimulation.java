package dev.roadworthy.gatling.engine;

import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/** A simulation as its profile makes it. Gatling makes the object, and knows only a class. */
public final class ProfiledSimulation extends Simulation {

  private static @Nullable ProfiledSimulation next;

  private final Class<?> type;
  private final Profile profile;

  private ProfiledSimulation(Class<?> type, Profile profile) {
    this.type = type;
    this.profile = profile;
  }

  /** The one that was announced last. */
  public ProfiledSimulation() {
    this(Objects.requireNonNull(next).type, Objects.requireNonNull(next).profile);
  }

  /** Which simulation is the next to be made, in which way. */
  static void announce(Class<?> type, Profile profile) {
    next = new ProfiledSimulation(type, profile);
  }

  @Override
  public SimulationParams params(@Nullable String name) {
    SimulationParams own = made().params(name);
    Scaling scaling = new Scaling(profile.scale());
    Rebasing rebasing = new Rebasing(profile);
    return new SimulationParams(
        own.name(),
        populations(own.rootPopulationBuilders(), scaling, rebasing),
        rebased(own.globalProtocols(), rebasing),
        own.globalPauseType(),
        scaling.throttled(own.globalThrottleSteps().toList()),
        own.maxDuration(),
        own.assertions(),
        own.before(),
        own.after());
  }

  private Simulation made() {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true); // nested in a test class that is not public
      return (Simulation) constructor.newInstance();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UnusableException(type.getName() + " made no load: " + cause + at(cause), e);
    } catch (ReflectiveOperationException e) {
      throw new UnusableException(
          type.getName()
              + " cannot be made: it is not abstract, static if it is nested, and has a constructor"
              + " without parameters ("
              + e
              + "). Example: public static class Spike extends Simulation",
          e);
    }
  }

  /** Where in the simulation's own code. */
  private String at(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().equals(type.getName()))
        .findFirst()
        .map(
            frame ->
                ", at "
                    + frame.getFileName()
                    + ":"
                    + frame.getLineNumber()
                    + ". A system property that it asks for is one of @LoadTest(properties)")
        .orElse("");
  }

  private static scala.collection.immutable.List<PopulationBuilder> populations(
      scala.collection.immutable.List<PopulationBuilder> all, Scaling scaling, Rebasing rebasing) {
    return scala(
        CollectionConverters.asJava(all).stream()
            .map(each -> population(each, scaling, rebasing))
            .toList());
  }

  private static PopulationBuilder population(
      PopulationBuilder own, Scaling scaling, Rebasing rebasing) {
    return new PopulationBuilder(
        own.scenarioBuilder(),
        scaling.of(own.scenarioBuilder().name(), own.injectionProfile()),
        rebased(own.scenarioProtocols(), rebasing),
        scaling.throttled(own.scenarioThrottleSteps()),
        own.pauseType(),
        scala(
            CollectionConverters.asJava(own.children()).stream()
                .map(each -> populations(each, scaling, rebasing))
                .toList()),
        own.shard());
  }

  @SuppressWarnings("unchecked")
  private static Map<Class<? extends Protocol>, Protocol> rebased(
      Map<Class<? extends Protocol>, Protocol> all, Rebasing rebasing) {
    Map<Class<? extends Protocol>, Protocol> rebased = all;
    for (var each : CollectionConverters.asJava(all).entrySet()) {
      rebased =
          (Map<Class<? extends Protocol>, Protocol>)
              rebased.updated(each.getKey(), rebasing.of(each.getValue()));
    }
    return rebased;
  }

  private static <T> scala.collection.immutable.List<T> scala(List<T> all) {
    return CollectionConverters.asScala(all).toList();
  }
}
