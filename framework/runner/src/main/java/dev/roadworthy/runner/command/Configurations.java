package dev.roadworthy.runner.command;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.ConfigurationLoader;
import dev.roadworthy.config.EnvironmentChoice;
import dev.roadworthy.config.Scope;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which configuration, and which environment of it. */
@SuppressWarnings("NullAway.Init")
final class Configurations {

  @Mixin private Place place;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Default: ROADWORTHY_CONFIG, else roadworthy.yaml in the project or above it.")
  private @Nullable Path file;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: ROADWORTHY_ENVIRONMENT, else ci.")
  private @Nullable String environment;

  Place place() {
    return place;
  }

  /** The environment as it was named on the command line, null if it was not. */
  @Nullable String named() {
    return environment;
  }

  /** The environment that was named, here or outside. */
  EnvironmentChoice choice() {
    return environment == null
        ? loader().chosenEnvironment()
        : new EnvironmentChoice(environment, "--environment");
  }

  Configuration load(Scope scope) {
    return file == null ? loader().load(scope) : loader().load(file.toAbsolutePath(), scope);
  }

  private ConfigurationLoader loader() {
    return new ConfigurationLoader(place.folder(), System::getenv, System::getProperty);
  }
}
