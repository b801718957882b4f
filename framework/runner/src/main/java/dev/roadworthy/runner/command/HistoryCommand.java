package dev.roadworthy.runner.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with history as a whole. */
@Command(
    name = "history",
    description = "Brings journals from elsewhere into history.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HistoryImportCommand.class)
@SuppressWarnings("NullAway.Init")
final class HistoryCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: import");
  }
}
