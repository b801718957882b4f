package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.runner.command.Root;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Whether the real command line would take what an example says; nothing is run. */
final class CommandLines {

  private CommandLines() {}

  static void assertIsOne(List<String> arguments) {
    assertThat(refusalOf(arguments)).as("roadworthy %s", arguments).isEmpty();
  }

  /** Why the command line would not take them; empty if it would. */
  static String refusalOf(List<String> arguments) {
    CommandLine line = new CommandLine(Root.class).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      ParseResult result = line.parseArgs(arguments.toArray(String[]::new));
      return result.hasSubcommand() || result.isVersionHelpRequested() ? "" : "Missing command";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
