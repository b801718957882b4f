package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.HistoryPlace;
import dev.roadworthy.runner.Json;
import dev.roadworthy.store.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a letter that was given up another chance. */
@Command(
    name = "redeliver",
    description = {
      "Gives a letter that was given up another chance: it goes out with the next round, under its old id.",
      "A hook that is disabled takes letters again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy redeliver 4209a5ac-3a8e-372b-bf0f-7bafcf2ada89"})
@SuppressWarnings("NullAway.Init")
final class RedeliverCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(paramLabel = "LETTER", description = "Its id; `roadworthy status` shows it.")
  private String letter;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (!isRedelivered()) {
      throw new RefusedException(
          "no letter was given up under the id \""
              + letter
              + "\". `roadworthy status` lists those that were, with their ids");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? Json.text(Json.object().with("id", letter).with("state", "PENDING").asMap())
            : "letter " + letter + " goes out with the next `roadworthy run` that has its hook");
    return ExitCode.OK;
  }

  private boolean isRedelivered() {
    HistoryPlace history = configurations.history();
    if (!history.exists()) {
      return false;
    }
    try (Store store = history.open()) {
      return store.outbox().redeliver(new LetterId(letter), Instant.now());
    }
  }
}
