package dev.roadworthy.runner.command;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of a command says of its exit codes. */
final class ExitCodes {

  private static final String HEADING = "%nExit codes:%n";

  /** Of commands that do what they are told, or say why not; the others have lists of their own. */
  private static final Map<String, String> DONE_OR_NOT =
      new TreeMap<>(
          Map.of(
              "0", "it is done, whatever there was to say of the checks",
              "2", "it is not, and why is said: bad usage, input or configuration"));

  private ExitCodes() {}

  /** Completes the help of a command and of those below it. */
  static void describe(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.exitCodeListHeading(HEADING);
    if (usage.exitCodeList().isEmpty()) {
      usage.exitCodeList(DONE_OR_NOT);
    }
    line.getSubcommands().values().forEach(ExitCodes::describe);
  }
}
