package dev.roadworthy.runner.command;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.ConfigurationException;
import dev.roadworthy.config.Problem;
import dev.roadworthy.config.Scope;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the configuration and says everything that is wrong with it. */
@Command(
    name = "validate",
    description = {
      "Reads roadworthy.yaml and says everything that is wrong with it, all at once.",
      "Secrets have to be there for the chosen environment, or with --all for every one."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy validate -e production"})
@SuppressWarnings("NullAway.Init")
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: ROADWORTHY_ENVIRONMENT, else ci.")
  private @Nullable String environment;

  @Option(names = "--all", description = "Asks for the secrets of every environment and hook.")
  private boolean all;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Configuration configuration =
          configurations.load(
              all ? Scope.everything() : Scope.runner(configurations.choice(environment)));
      out.println(json ? Json.text(List.of()) : summary(configuration));
      return ExitCode.OK;
    } catch (ConfigurationException e) {
      if (!json) {
        throw e;
      }
      out.println(Json.text(e.problems().stream().map(ValidateCommand::facts).toList()));
      return ExitCode.USAGE;
    }
  }

  private static String summary(Configuration configuration) {
    String environments =
        configuration.environments().values().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String hooks =
        configuration.hooks().values().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return configuration.file()
        + " is right. Checked with its secrets: "
        + environments
        + (hooks.isEmpty() ? "" : "; hooks: " + hooks);
  }

  private static Map<String, @Nullable Object> facts(Problem problem) {
    return Json.object()
        .with("file", problem.file())
        .with("line", problem.line())
        .with("column", problem.column())
        .with("key", problem.key())
        .with("rule", problem.rule())
        .with("value", problem.value())
        .with("example", problem.example())
        .asMap();
  }
}
