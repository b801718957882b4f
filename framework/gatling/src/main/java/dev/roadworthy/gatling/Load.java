package dev.roadworthy.gatling;

import dev.roadworthy.gatling.child.LoadMain;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.junit.RunningCheck;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.schedule.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The load of one load test, made in a JVM of its own. */
final class Load {

  private static final int FEW = 3;

  private final RunningCheck check;
  private final LoadTest test;
  private final List<LoadSecond> seconds = new ArrayList<>();
  private @Nullable LoadRun load;

  Load(RunningCheck check, LoadTest test) {
    this.check = check;
    this.test = test;
  }

  /** Makes it, writes into the round's journal what is measured, and returns that. */
  LoadResult make() throws IOException, InterruptedException {
    requirePermission();
    Properties properties = Properties.of(test.properties(), check.target());
    if (!properties.problems().isEmpty()) {
      throw check.broken(String.join("; ", properties.problems()));
    }
    Path folder = Files.createTempDirectory("roadworthy-load");
    try (LoadProcess process =
        LoadProcess.start(
            new LoadProcess.Start(
                test.simulation().getName(),
                properties.options(),
                order(),
                List.of("-Xmx512m"),
                folder))) {
      LoadEnd end = process.follow(this::heard);
      LoadRun began = load;
      if (began == null || end == null) {
        throw check.broken(
            "the JVM that made the load ended with exit code "
                + process.exitCode()
                + ": "
                + reason(process.said()));
      }
      if (end.reason() == LoadEnd.Reason.CRASHED) {
        throw check.broken(began.simulation() + " could not go on: " + end.text());
      }
      return new LoadResult(new LoadRecord(began, seconds, end), end);
    } finally {
      Files.delete(folder);
    }
  }

  private void requirePermission() {
    if (check.target().kind() == EnvironmentKind.PRODUCTION) {
      throw check.refused(
          "load is not made in production, and "
              + check.target().name()
              + " is of that kind. Run it against another environment. Example: -Denvironment=staging");
    }
    if (check.trigger() == Trigger.SCHEDULE) {
      throw check.refused(
          "a watch makes no load; run it in a build, or with roadworthy run --check "
              + check.spec().id());
    }
  }

  private List<String> order() {
    return List.of(
        "-Droadworthy.load.run=" + check.id(),
        "-Droadworthy.load.profile=full",
        "-Droadworthy.load.warm-up=" + duration("warmUp", test.warmUp()),
        "-Droadworthy.load.max-duration=" + duration("maxDuration", test.maxDuration()));
  }

  private Duration duration(String attribute, String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw check.broken("@LoadTest(" + attribute + "): " + e.getMessage());
    }
  }

  private void heard(JournalEntry entry) {
    check.record(entry);
    if (entry instanceof LoadBegan began) {
      load = began.load();
    } else if (entry instanceof LoadMeasured measured) {
      seconds.add(measured.second());
    }
  }

  /** What the child gives as its reason, else what it said last. */
  private String reason(List<String> said) {
    int given = -1;
    for (int i = 0; i < said.size(); i++) {
      given = said.get(i).startsWith(LoadMain.REASON) ? i : given;
    }
    List<String> told =
        given >= 0
            ? said.subList(given, said.size())
            : said.subList(Math.max(0, said.size() - FEW), said.size());
    String text = told.stream().map(String::strip).collect(Collectors.joining(" "));
    return check.redactor().text(given >= 0 ? text.substring(LoadMain.REASON.length()) : text);
  }
}
