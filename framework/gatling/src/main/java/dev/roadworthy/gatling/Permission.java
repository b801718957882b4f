package dev.roadworthy.gatling;

import dev.roadworthy.config.LoadSettings;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether load may be made.
 *
 * @param environment its name
 * @param kind what it is for
 * @param load what its configuration says
 * @param trigger what began the round
 * @param scheduled the test has a schedule of its own
 * @param optedIn whoever began the round said so on the command line
 * @param incidents the open incidents of the environment, in words; {@value #NONE} if there are
 *     none; null if nobody who knows them began the round
 * @param elsewhere another machine puts the environment under load
 * @param failed the checks that have FAILED in this round already
 */
record Permission(
    String environment,
    EnvironmentKind kind,
    LoadSettings load,
    Trigger trigger,
    boolean scheduled,
    boolean optedIn,
    @Nullable String incidents,
    boolean elsewhere,
    List<String> failed) {

  /** Whoever begins the round allows load in production by it. */
  static final String OPT_IN = "roadworthy.permit-load";

  /** The checks that have an open incident, as the runner knows them. */
  static final String INCIDENTS = "roadworthy.open-incidents";

  /** Another machine that shares the runner's database puts the environment under load. */
  static final String ELSEWHERE = "roadworthy.load-elsewhere";

  /** What is said of incidents where none is open. */
  static final String NONE = "none";

  /** The rules that forbid it, each by its name; empty if it may be made. */
  List<String> refusals(Instant now) {
    List<String> refusals = new ArrayList<>();
    if (trigger == Trigger.SCHEDULE && !scheduled) {
      refusals.add("it has no schedule of its own (every)");
    }
    if (!load.permitted()) {
      refusals.add("load.permitted is not true");
    }
    if (load.window() != null && !load.window().isOpen(now)) {
      refusals.add("load.window is " + load.window().text() + ", and it is " + seconds(now));
    }
    if (kind == EnvironmentKind.PRODUCTION) {
      addProduction(refusals);
    }
    return refusals;
  }

  private static Instant seconds(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  private void addProduction(List<String> refusals) {
    if (load.maxRate() == null) {
      refusals.add("load.maxRate is not set");
    }
    if (load.maxDuration() == null) {
      refusals.add("load.maxDuration is not set");
    }
    if (!optedIn) {
      refusals.add("--permit-load was not given");
    }
    if (!failed.isEmpty()) {
      refusals.add("failed in this round: " + String.join(", ", failed));
    }
    if (elsewhere) {
      refusals.add("another load test runs there, begun by another machine");
    }
    if (incidents == null) {
      refusals.add("only roadworthy run knows whether an incident is open");
    } else if (!incidents.equals(NONE)) {
      refusals.add("an incident is open: " + incidents);
    }
  }

  /** All of them in a sentence. */
  String told(List<String> refusals) {
    return "no load in "
        + environment
        + (kind == EnvironmentKind.PRODUCTION ? ", which is production: " : ": ")
        + String.join("; ", refusals);
  }
}
