package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.IncidentJson;
import dev.roadworthy.runner.Json;
import dev.roadworthy.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says that somebody has an incident in hand. */
@Command(
    name = "ack",
    description = {
      "Says that somebody has an incident in hand: nobody is reminded of it any more.",
      "Its check is measured as ever, and its end is told."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy ack 4209a5ac --note \"rolling back\""})
@SuppressWarnings("NullAway.Init")
final class AckCommand implements Callable<Integer> {

  private static final int ATTEMPTS = 20;
  private static final int LONGEST = 500;

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(paramLabel = "INCIDENT", description = "Its id, or how that begins.")
  private String id;

  @Option(names = "--by", paramLabel = "NAME", description = "Who. Default: this user's name.")
  private String by = System.getProperty("user.name", "somebody");

  @Option(names = "--note", paramLabel = "TEXT", description = "What stands in the time line.")
  private String note = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (by.isBlank() || by.length() > LONGEST || note.length() > LONGEST) {
      throw new RefusedException(
          "--by and --note have at most "
              + LONGEST
              + " characters, and --by at least one. Example: --by ada --note \"rolling back\"");
    }
    try (Store store = configurations.knownHistory()) {
      Decision decision = acknowledge(store);
      Incident incident = Objects.requireNonNull(decision.state().open());
      Acknowledgement before = Objects.requireNonNull(decision.before().open()).acknowledged();
      spec.commandLine()
          .getOut()
          .println(json ? json(store, incident, before) : text(incident, before));
    }
    return ExitCode.OK;
  }

  private static String json(Store store, Incident incident, @Nullable Acknowledgement before) {
    return Json.text(
        IncidentJson.open(incident, store.history().check(incident.key()).orElse(null))
            .with("takenOverFrom", IncidentJson.of(before))
            .asMap());
  }

  private String text(Incident incident, @Nullable Acknowledgement before) {
    return "incident "
        + incident.id().brief()
        + " is in the hands of "
        + by
        + (note.isBlank() ? "" : ": " + note)
        + (before == null ? "" : "; " + before.sentence());
  }

  /** Again, as long as a watch decides on a run of the check between reading and writing. */
  private Decision acknowledge(Store store) {
    Acknowledgement mine =
        new Acknowledgement(by, Instant.now().truncatedTo(ChronoUnit.MICROS), note);
    for (int i = 0; i < ATTEMPTS; i++) {
      Incident incident = Meant.incident(store, id);
      Decision decision =
          Decider.acknowledge(store.decisions().state(incident.key()), mine)
              .filter(each -> isOf(each, incident))
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "incident "
                              + incident.id()
                              + " is not open: nothing is left to be done"));
      if (store.decisions().commit(decision)) {
        return decision;
      }
    }
    throw new RefusedException("the check is decided on all the time; try again");
  }

  private static boolean isOf(Decision decision, Incident incident) {
    Incident open = decision.state().open();
    return open != null && open.id().equals(incident.id());
  }
}
