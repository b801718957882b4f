package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.ConfigurationException;
import dev.roadworthy.config.ConfigurationLoader;
import dev.roadworthy.config.EnvironmentChoice;
import dev.roadworthy.config.Scope;
import dev.roadworthy.config.Variables;
import dev.roadworthy.junit.round.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Lives as long as JUnit's launcher session: in a build, as long as the JVM. Begins the round when
 * the first check needs it, and ends it. Thread-safe.
 */
final class SuiteSession implements AutoCloseable {

  static final String NAMESPACE = "dev.roadworthy";
  static final String KEY = "suite-session";

  private static final ExtensionContext.Namespace JUPITER_NAMESPACE =
      ExtensionContext.Namespace.create(NAMESPACE);

  private final Map<String, CheckRun> running = new ConcurrentHashMap<>();
  private final Set<CheckId> announced = ConcurrentHashMap.newKeySet();
  private final Set<CheckId> failed = ConcurrentHashMap.newKeySet();
  private final Tally tally = new Tally();
  private @Nullable Suite suite;
  private @Nullable String unavailable;
  private boolean toldInFull;

  /** The session of a test; without our session listener, one that lives as long as it would. */
  static SuiteSession of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, JUPITER_NAMESPACE)
        .getOrComputeIfAbsent(KEY, key -> new SuiteSession(), SuiteSession.class);
  }

  static Settings settings(Variables properties) {
    return new Settings(properties, System::getenv, Path.of(""));
  }

  /** The suite, which begins with the first call; null if its configuration is wrong. */
  synchronized @Nullable Suite begin(Settings settings) {
    if (unavailable == null && suite == null) {
      suite = newSuite(settings);
    }
    return suite;
  }

  /**
   * The suite, which begins with the first call.
   *
   * @throws SuiteUnavailableException if its configuration is wrong: with all that is wrong the
   *     first time, then only saying that it was told already
   */
  synchronized Suite suite(Settings settings) {
    Suite begun = begin(settings);
    if (begun == null) {
      throw new SuiteUnavailableException(unavailableText());
    }
    return begun;
  }

  private String unavailableText() {
    String full = String.valueOf(unavailable);
    if (!toldInFull) {
      toldInFull = true;
      return full;
    }
    return "the configuration has errors; they are listed in full where the first check fails: "
        + full.lines().findFirst().orElse("");
  }

  private @Nullable Suite newSuite(Settings settings) {
    var loader =
        new ConfigurationLoader(settings.folder(), settings.variables(), settings.properties());
    try {
      EnvironmentChoice choice = loader.chosenEnvironment();
      Configuration configuration = loader.load(Scope.suite(choice));
      return Suite.begin(
          configuration,
          configuration.environment(choice.name()),
          settings,
          InstantSource.system());
    } catch (ConfigurationException | IllegalArgumentException e) {
      unavailable = String.valueOf(e.getMessage());
      return null;
    }
  }

  /** The suite if it has begun, else null. */
  synchronized @Nullable Suite begun() {
    return suite;
  }

  /** What is wrong with the configuration, else null. */
  synchronized @Nullable String unavailable() {
    return unavailable;
  }

  /** What is wrong with the configuration and was not told yet, else null. */
  synchronized @Nullable String untold() {
    return toldInFull ? null : unavailable;
  }

  void started(String uniqueId, CheckRun run) {
    running.put(uniqueId, run);
  }

  @Nullable CheckRun running(String uniqueId) {
    return running.get(uniqueId);
  }

  void ended(String uniqueId) {
    running.remove(uniqueId);
  }

  /** True the first time: then the journal is told of the check. */
  boolean announce(CheckId check) {
    return announced.add(check);
  }

  /** The checks that have FAILED since the round began. */
  Set<CheckId> failed() {
    return failed;
  }

  Tally tally() {
    return tally;
  }

  /**
   * Ends the round.
   *
   * @throws RedRoundError if no check ran, or the round could not be recorded
   */
  @Override
  public void close() {
    Suite ending = begun();
    if (ending != null) {
      ending.close();
    }
    if (ending != null && ending.options().listOnly()) {
      return;
    }
    boolean inWorker = ending != null && ending.options().worker();
    String red =
        Stream.of(
                untold(),
                ending == null ? null : ending.journal().failure(),
                inWorker || unavailable() != null ? null : tally.complaint())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    if (!red.isEmpty()) {
      throw new RedRoundError(red);
    }
  }
}
