package dev.roadworthy.runner.command;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.ConfigurationException;
import dev.roadworthy.config.ConfigurationLoader;
import dev.roadworthy.config.EnvironmentChoice;
import dev.roadworthy.config.Scope;
import dev.roadworthy.runner.HistoryPlace;
import dev.roadworthy.runner.intake.Baselines;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which configuration. */
@SuppressWarnings("NullAway.Init")
final class Configurations {

  @Mixin private Place place;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Default: ROADWORTHY_CONFIG, else roadworthy.yaml in the project or above it.")
  private @Nullable Path file;

  Place place() {
    return place;
  }

  /** The environment that was named, on the command line or outside. */
  EnvironmentChoice choice(@Nullable String option) {
    return option == null
        ? loader().chosenEnvironment().elseNamedBy("-e")
        : new EnvironmentChoice(option, "--environment");
  }

  Configuration load(Scope scope) {
    return file == null ? loader().load(scope) : loader().load(file.toAbsolutePath(), scope);
  }

  /**
   * The branch that decides, and that load tests are compared with.
   *
   * @throws dev.roadworthy.config.ConfigurationException if the configuration is wrong
   */
  String mainBranch() {
    return load(Scope.structure()).policy().mainBranch();
  }

  /**
   * What suites are left for their load tests to be compared with.
   *
   * @throws ConfigurationException if the configuration is wrong
   */
  Baselines baselines(Store store) {
    return new Baselines(place().home(), store.loads(), mainBranch(), InstantSource.system());
  }

  /**
   * What a command that does not decide notes for the next round, which has read the policy.
   *
   * @throws dev.roadworthy.config.ConfigurationException if the configuration is wrong
   */
  Relevance relevance() {
    return Relevance.current(InstantSource.system(), mainBranch());
  }

  /**
   * Where history is kept. A configuration that cannot be read at all does not keep anybody from
   * the history in the home folder.
   *
   * @throws ConfigurationException if what it says of the database is wrong
   */
  HistoryPlace history() {
    try {
      return new HistoryPlace(
          place.home(),
          file == null ? loader().database() : loader().database(file.toAbsolutePath()));
    } catch (ConfigurationException e) {
      if (e.problems().stream().anyMatch(problem -> problem.key().startsWith("history"))) {
        throw e;
      }
      return new HistoryPlace(place.home(), null);
    }
  }

  /**
   * The history that there is.
   *
   * @throws RefusedException if there is none yet
   */
  Store knownHistory() {
    HistoryPlace history = history();
    if (!history.exists()) {
      throw noHistory();
    }
    return history.open();
  }

  /** For those who look for it where there is none. */
  RefusedException noHistory() {
    return new RefusedException(
        "no history at "
            + place.home().database()
            + " yet. `roadworthy run` and `roadworthy watch` begin one, `roadworthy history import`"
            + " too. If it is in another home, name that with --home or ROADWORTHY_HOME."
            + " Example: --home /var/lib/roadworthy");
  }

  private ConfigurationLoader loader() {
    return new ConfigurationLoader(place.folder(), System::getenv, System::getProperty);
  }
}
