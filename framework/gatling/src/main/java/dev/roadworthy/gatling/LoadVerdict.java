package dev.roadworthy.gatling;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.About;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.Measured;
import dev.roadworthy.schedule.DurationText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a load test says before anybody asserts anything of it.
 *
 * @param code what is wrong
 * @param message in one line
 */
record LoadVerdict(FaultCode code, String message) {

  /** Empty if there is something to assert. */
  static Optional<LoadVerdict> on(LoadRecord whole, LoadEnd end) {
    if (end.reason() == Reason.CRASHED) {
      return broken(whole.load().simulation() + " could not go on: " + end.text());
    }
    Measured all = whole.total();
    if (whole.users() == 0) {
      return broken(
          whole.load().simulation()
              + " asks for no users. Example: injectOpen(constantUsersPerSec(5).during(30))");
    }
    if (all.count() == 0) {
      return of(
          FaultCode.NO_SAMPLES,
          "its " + whole.users() + " users made no request that came to an end");
    }
    if (all.ok().count() == 0 && !end.bounds().refused().isEmpty()) {
      return broken(
          "no request may be sent where "
              + whole.load().simulation()
              + " sends them: "
              + Told.refused(end.bounds())
              + ". In roadworthy.yaml: load: {hosts: [...]}");
    }
    Optional<String> saturated = Saturation.of(end.generator());
    if (saturated.isPresent()) {
      return of(
          FaultCode.GENERATOR_SATURATED,
          "the machine that made the load was saturated: "
              + saturated.get()
              + "; it measured "
              + Told.figures(all));
    }
    if (end.reason() == Reason.ABORTED) {
      boolean failures = end.text().startsWith("failed");
      return of(
          failures ? FaultCode.LOAD_FAILURES : FaultCode.LOAD_SLOW,
          "ended after "
              + whole.duration()
              + " s by its rule "
              + end.text()
              + "; until then "
              + Told.figures(all));
    }
    return judged(whole.counted(), end);
  }

  private static Optional<LoadVerdict> judged(LoadRecord counted, LoadEnd end) {
    Measured all = counted.total();
    if (all.count() == 0) {
      return of(
          FaultCode.NO_SAMPLES,
          "it ended within its warm-up of "
              + DurationText.format(counted.load().warmUp())
              + ", which does not count");
    }
    if (all.ok().count() == 0) {
      return of(FaultCode.LOAD_FAILURES, "all " + Told.figures(all));
    }
    List<LoadEnd.Asserted> broken = end.assertions().stream().filter(each -> !each.held()).toList();
    return broken.isEmpty()
        ? Optional.empty()
        : of(
            code(broken.get(0).about()),
            "the simulation asserts that "
                + broken.stream()
                    .map(each -> each.text() + ", but it was " + each.actual())
                    .collect(Collectors.joining("; and that "))
                + " ("
                + Told.figures(all)
                + ")");
  }

  private static FaultCode code(About about) {
    return switch (about) {
      case FAILURES -> FaultCode.LOAD_FAILURES;
      case THROUGHPUT -> FaultCode.LOAD_THROUGHPUT;
      case RESPONSE_TIME -> FaultCode.LOAD_SLOW;
    };
  }

  private static Optional<LoadVerdict> broken(String message) {
    return of(FaultCode.CHECK_THREW, message);
  }

  private static Optional<LoadVerdict> of(FaultCode code, String message) {
    return Optional.of(new LoadVerdict(code, message));
  }
}
