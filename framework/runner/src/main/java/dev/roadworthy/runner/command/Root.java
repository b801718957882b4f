package dev.roadworthy.runner.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.runner.ExitCode;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command without a subcommand: it only helps. */
@Command(
    name = "roadworthy",
    description =
        "Runs checks against an environment, remembers what they said, and tells who has to know.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    subcommands = {
      RunCommand.class,
      WatchCommand.class,
      ReportCommand.class,
      StatusCommand.class,
      IncidentsCommand.class,
      AckCommand.class,
      SilenceCommand.class,
      RedeliverCommand.class,
      ExplainCommand.class,
      ValidateCommand.class,
      HistoryCommand.class,
      HelpCommand.class
    },
    exitCodeList = {
      "0:all is well",
      "1:run: a check FAILED or is BROKEN, or the round itself was in trouble",
      "2:bad usage or configuration; run: no check ran",
      "3:run: a check was INCONCLUSIVE, and none was worse",
      "130:run, watch: ended by Ctrl-C; what was known by then is kept"
    },
    footer = {
      "",
      "Examples:",
      "  roadworthy run target/test-classes --classpath-file target/suite.classpath -e staging",
      "  roadworthy status -e production",
      "  roadworthy explain W0502"
    })
public final class Root implements Runnable {

  @Spec private CommandSpec spec;

  /** Picocli fills it. */
  @SuppressWarnings("NullAway.Init")
  Root() {}

  /**
   * Runs a command.
   *
   * @param out for what was asked for
   * @param err for what went wrong
   * @return the exit code
   */
  public static int execute(PrintStream out, PrintStream err, String... args) {
    CommandLine roadworthy = new CommandLine(new Root());
    ExitCodes.describe(roadworthy);
    return roadworthy
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((e, arguments) -> refused(e))
        .setExecutionExceptionHandler((e, line, result) -> explained(e, line))
        .setExitCodeExceptionMapper(e -> ExitCode.USAGE)
        .execute(args);
  }

  /** Without the whole usage, which would push the message off the screen. */
  private static int refused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(line.getColorScheme().errorText(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try `" + line.getCommandSpec().qualifiedName() + " --help`");
    return ExitCode.USAGE;
  }

  private static int explained(Exception e, CommandLine line) throws Exception {
    String sentence = Explanation.of(e);
    if (sentence == null) {
      throw e;
    }
    line.getErr().println(line.getColorScheme().errorText(sentence));
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
