package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "Gives a letter that was given up another chance, under its old id: it goes out within",
      "seconds where a watch runs, otherwise with the next round.",
      "A hook that is disabled takes letters again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy redeliver 4209a5ac"})
@SuppressWarnings("NullAway.Init")
final class RedeliverCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(
      paramLabel = "LETTER",
      description = "Its id, or how that begins; `roadworthy status` shows it.")
  private String letter;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Departure departure = Departure.of(configurations);
    try (Store store = configurations.knownHistory()) {
      LetterId id = Meant.letter(store, letter).letter().id();
      Instant now = Instant.now();
      boolean redelivered = store.outbox().redeliver(id, now);
      Posted posted = Meant.letter(store, id.value());
      LetterText text = LetterText.of(store.outbox(), now, departure);
      if (!redelivered) {
        throw new RefusedException(whyNot(posted, text));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.text(LetterJson.of(posted)) : whatNow(posted, text));
    }
    return ExitCode.OK;
  }

  private static String whatNow(Posted posted, LetterText text) {
    return LetterText.about(posted)
        + " has another chance: "
        + text.behind(posted).orElse("it goes out " + text.departure().text());
  }

  private static String whyNot(Posted posted, LetterText text) {
    String given = "; only what was given up is redelivered";
    return LetterText.about(posted)
        + switch (posted.state()) {
          case PENDING ->
              " is on its way: "
                  + text.next(posted)
                  + (posted.lastReason() == null ? "" : ". The last one: " + posted.lastReason())
                  + given;
          case DELIVERED -> " was delivered" + at(posted.settledAt()) + given;
          case DEAD, GONE -> " was given up again meanwhile. Try once more";
        };
  }

  private static String at(@Nullable Instant time) {
    return time == null ? "" : " at " + time.truncatedTo(ChronoUnit.SECONDS);
  }
}
