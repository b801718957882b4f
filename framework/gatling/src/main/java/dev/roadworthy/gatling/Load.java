package dev.roadworthy.gatling;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.LoadSettings;
import dev.roadworthy.config.LoadWindow;
import dev.roadworthy.config.Trust;
import dev.roadworthy.gatling.child.AbortRule;
import dev.roadworthy.gatling.child.Order;
import dev.roadworthy.gatling.engine.Profile;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.junit.RunningCheck;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.schedule.DurationText;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/** The load of one load test, made in a JVM of its own. */
final class Load {

  private static final Duration BEGINS_WITHIN = Duration.ofSeconds(30);
  private static final Duration MOST_WARM_UP = Duration.ofHours(1);
  private static final String TRUST = "trust.p12";
  private static final String PASSWORD = "changeit";
  private static final String HEAP = "-Xmx512m";

  private final RunningCheck check;
  private final LoadTest test;
  private final UnaryOperator<@Nullable String> told;
  private final LoadSettings settings;
  private final List<LoadSecond> seconds = new ArrayList<>();
  private final RedactedEntries redacted;
  private final LoadLog log;
  private @Nullable LoadRun load;
  private @Nullable LoadEnd end;

  /**
   * @param told what whoever began the round says, by property
   */
  Load(RunningCheck check, LoadTest test, UnaryOperator<@Nullable String> told) {
    this.check = check;
    this.test = test;
    this.told = told;
    this.settings = check.environment().load();
    this.redacted = new RedactedEntries(check.redactor());
    this.log = new LoadLog(check.spec().id());
  }

  /**
   * Makes it, writes into the round's journal what is measured, and returns that.
   *
   * @throws Throwable where there is nothing to assert, or that is wrong already
   */
  LoadResult make() throws Throwable {
    Permission permission = permission();
    List<String> refusals = permission.refusals(Instant.now());
    if (!refusals.isEmpty()) {
      throw check.refused(permission.told(refusals));
    }
    Properties properties = Properties.of(test.properties(), check.target());
    List<String> problems = new ArrayList<>(properties.problems());
    Path folder = Files.createTempDirectory("roadworthy-load");
    try {
      Order order = order(folder, problems);
      if (!problems.isEmpty()) {
        throw check.broken(String.join("; ", problems));
      }
      List<String> options = new ArrayList<>(properties.options());
      options.addAll(trust(folder.resolve(TRUST)));
      return alone(new LoadProcess.Start(name(), options, order, jvmOptions()));
    } finally {
      deleteWhole(folder);
    }
  }

  private static void deleteWhole(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(folder);
  }

  /** The environment may be believed by certificates that no JDK knows. */
  private List<String> trust(Path file) throws IOException, GeneralSecurityException {
    Trust trust = check.environment().trust();
    if (trust.authorities().isEmpty()) {
      return List.of();
    }
    trust.write(file, PASSWORD);
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  private String name() {
    return test.simulation().getName();
  }

  private List<String> jvmOptions() {
    return test.jvmOptions().length == 0 ? List.of(HEAP) : List.of(test.jvmOptions());
  }

  private Permission permission() {
    return new Permission(
        check.target().name(),
        check.target().kind(),
        settings,
        check.trigger(),
        !test.every().isEmpty(),
        Boolean.parseBoolean(told.apply(Permission.OPT_IN)),
        others(told.apply(Permission.INCIDENTS)),
        Boolean.parseBoolean(told.apply(Permission.ELSEWHERE)),
        check.failed().stream()
            .filter(each -> !each.equals(check.spec().id()))
            .map(CheckId::value)
            .sorted()
            .toList());
  }

  /** Its own incident ends when it passes, and it cannot pass without being made. */
  private @Nullable String others(@Nullable String incidents) {
    if (incidents == null) {
      return null;
    }
    String own = check.spec().id().value();
    String others =
        Stream.of(incidents.split(",", -1))
            .filter(each -> !each.equals(own))
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? Permission.NONE : others;
  }

  private Order order(Path folder, List<String> problems) {
    Duration warmUp = duration("warmUp", test.warmUp(), Duration.ZERO, MOST_WARM_UP, problems);
    Duration most =
        duration(
            "maxDuration", test.maxDuration(), Duration.ofSeconds(1), Duration.ofDays(1), problems);
    if (warmUp.getNano() != 0) {
      problems.add(
          "@LoadTest(warmUp): whole seconds, but was \""
              + test.warmUp()
              + "\". Example: warmUp = \"5s\"");
    }
    for (String option : test.jvmOptions()) {
      if (!option.startsWith("-") || option.contains(" -")) {
        problems.add(
            "@LoadTest(jvmOptions): each is one option, but was \""
                + option
                + "\". Example: jvmOptions = {\"-Xmx2g\", \"-Xss1m\"}");
      }
    }
    return new Order(
        folder.resolve("load.journal"),
        check.id().value(),
        new Profile(
            settings.scale().doubleValue(),
            check.target().url(),
            Set.copyOf(settings.hosts()),
            settings.maxRate(),
            isProduction()),
        settings.profile(),
        null,
        warmUp,
        shortest(most, settings.maxDuration()),
        abortRules(problems));
  }

  /** It ends when its environment's cap is reached, or its window closes. */
  private Duration shortest(Duration most, @Nullable Duration cap) {
    Duration shortest = cap != null && cap.compareTo(most) < 0 ? cap : most;
    LoadWindow window = settings.window();
    if (window == null) {
      return shortest;
    }
    Duration open = window.untilItCloses(Instant.now());
    return open.compareTo(shortest) < 0 ? open : shortest;
  }

  private boolean isProduction() {
    return check.target().kind() == EnvironmentKind.PRODUCTION;
  }

  private static Duration duration(
      String attribute, String text, Duration least, Duration most, List<String> problems) {
    try {
      Duration duration = DurationText.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
      problems.add(
          "@LoadTest("
              + attribute
              + "): a duration from "
              + DurationText.format(least)
              + " to "
              + DurationText.format(most)
              + ", but was \""
              + text
              + "\". Example: "
              + attribute
              + " = \"30s\"");
    } catch (IllegalArgumentException e) {
      problems.add("@LoadTest(" + attribute + "): " + e.getMessage());
    }
    return least;
  }

  private List<AbortRule> abortRules(List<String> problems) {
    List<AbortRule> rules = new ArrayList<>();
    for (String rule : test.abortWhen()) {
      try {
        rules.add(AbortRule.parse(rule));
      } catch (IllegalArgumentException e) {
        problems.add("@LoadTest(abortWhen): " + e.getMessage());
      }
    }
    return rules;
  }

  /** While no other load test runs here. */
  private LoadResult alone(LoadProcess.Start start) throws Throwable {
    try (LoadLock lock = LoadLock.take(check.home(), self())) {
      if (lock == null) {
        throw check.refused(
            "another load test runs here: " + LoadLock.holder(check.home()) + ". Run it later");
      }
      return made(start.withVersion(version()));
    }
  }

  private String self() {
    return check.spec().id()
        + " in "
        + check.target().name()
        + " since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS)
        + " (process "
        + ProcessHandle.current().pid()
        + ")";
  }

  /**
   * One request before the load: where the application does not answer, no load is made, and the
   * fault is that of any check.
   */
  private @Nullable String version() {
    String header = check.environment().versionHeader();
    try {
      Response answer = check.http().redirects().follow(false).get();
      String version = header == null ? null : answer.header(header);
      check.forgetExchanges();
      return version;
    } catch (Exception e) { // Rest Assured throws what it does not declare
      throw new ParameterResolutionException("the application does not answer", e);
    }
  }

  private LoadResult made(LoadProcess.Start start) throws Throwable {
    try (LoadProcess process = LoadProcess.start(start)) {
      check.endBeforeTheJvm(() -> process.stop("this round was interrupted"));
      process.follow(BEGINS_WITHIN, start.order().maxDuration(), this::heard);
      LoadRun began = load;
      LoadEnd ended = end;
      if (began == null || ended == null) {
        if (process.isStopped() && began == null) {
          throw new TestAbortedException("it was interrupted before its first user began");
        }
        LoadDeath death = death(process);
        throw check.fault(death.code(), death.message());
      }
      return judged(new LoadRecord(began, seconds, ended), ended);
    }
  }

  private LoadDeath death(LoadProcess process) throws IOException {
    String gaveUp = process.gaveUp();
    return gaveUp == null
        ? LoadDeath.ended(process.exitCode(), jvmOptions(), process.said())
        : LoadDeath.gaveUp(name(), gaveUp, process.said());
  }

  private LoadResult judged(LoadRecord whole, LoadEnd end) throws Throwable {
    if (end.reason() == LoadEnd.Reason.STOPPED) {
      // By a person, which says nothing of the application: it is skipped, and counts for nothing.
      throw new TestAbortedException(
          "it was stopped after "
              + whole.duration()
              + " s ("
              + end.text()
              + "); until then there were "
              + Told.figures(whole.total()));
    }
    LoadVerdict verdict = LoadVerdict.on(whole, end).orElse(null);
    if (verdict != null) {
      throw check.fault(verdict.code(), verdict.message());
    }
    if (!end.bounds().refused().isEmpty()) {
      check.warn(Told.refused(end.bounds()));
    }
    BaselineFile file = BaselineFile.of(check.home(), check.target().name(), check.spec().id());
    LoadResult result = new LoadResult(whole, end, new Past(file));
    check.readAssertions(result::faultOf);
    return result;
  }

  private void heard(JournalEntry said) {
    JournalEntry entry = redacted.of(said);
    check.record(entry);
    if (entry instanceof LoadBegan began) {
      load = began.load();
    } else if (entry instanceof LoadMeasured measured) {
      seconds.add(measured.second());
      log.heard(measured.second());
    } else if (entry instanceof LoadEnded last) {
      end = last.end();
    }
  }
}
