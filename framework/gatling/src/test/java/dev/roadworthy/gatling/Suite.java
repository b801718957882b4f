package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs suites of load tests as a build does. */
final class Suite {

  private final Path folder;
  private final String url;
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private int rounds;

  Suite(Path folder, String url) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.url = url;
    Suite unused = kind("ci");
  }

  /** Its environment is for this. */
  Suite kind(String kind) throws IOException {
    return environment(kind, url, "{}");
  }

  /** Load may do this to it. */
  Suite load(String kind, String load) throws IOException {
    return environment(kind, url, load);
  }

  /** It answers elsewhere. */
  Suite at(String elsewhere) throws IOException {
    return environment("ci", elsewhere, "{}");
  }

  /** Its certificate is believed because this file has it. */
  Suite trusting(String at, String certificate) throws IOException {
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        "environments: {shop: {kind: ci, url: '"
            + at
            + "', tls: {expiresSoon: 1h, trust: ["
            + certificate
            + "]}}}");
    return this;
  }

  /** It has a secret of this value, which is asked for as {@code token}. */
  Suite secret(String value) throws IOException {
    Files.writeString(folder.resolve("token"), value);
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        "environments: {shop: {kind: ci, url: '" + url + "', values: {token: '${file:token}'}}}");
    return this;
  }

  private Suite environment(String kind, String at, String load) throws IOException {
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        "environments: {shop: {kind: "
            + kind
            + ", url: '"
            + at
            + "', versionHeader: X-Version, load: "
            + load
            + "}}");
    return this;
  }

  Suite with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  /** Whoever began the round says so, as on a command line. */
  Suite told(String property, String value) {
    told.put(property, value);
    return this;
  }

  /** What a round has journalled. */
  record Ran(List<JournalEntry> all) {

    /** The load test as it was measured. */
    LoadRecord load() {
      return new LoadRecord(
          entries(JournalEntry.LoadBegan.class).get(0).load(),
          entries(JournalEntry.LoadMeasured.class).stream()
              .map(JournalEntry.LoadMeasured::second)
              .toList(),
          entries(JournalEntry.LoadEnded.class).get(0).end());
    }

    LoadEnd.Bounds bounds() {
      return entries(JournalEntry.LoadEnded.class).get(0).end().bounds();
    }

    List<String> warnings(String check) {
      return run(check).evidence().warnings();
    }

    <E extends JournalEntry> List<E> entries(Class<E> type) {
      return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Run run(String check) {
      return entries(RunRecorded.class).stream()
          .map(RunRecorded::run)
          .filter(run -> run.check().value().equals(check))
          .findFirst()
          .orElseThrow();
    }

    Outcome outcome(String check) {
      return run(check).outcome();
    }

    String diagnosis(String check) {
      var fault = run(check).fault();
      return fault == null ? "" : fault.diagnosis();
    }
  }

  /** Where the next round keeps what outlives it. */
  Path home() {
    return folder.resolve("home-" + rounds);
  }

  Ran run(Class<?> suite) throws IOException {
    Path home = home();
    rounds++;
    told.forEach(System::setProperty);
    try {
      return run(suite, home);
    } finally {
      told.keySet().forEach(System::clearProperty);
    }
  }

  private Ran run(Class<?> suite, Path home) throws IOException {
    LauncherSession session = LauncherFactory.openSession();
    session
        .getLauncher()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .configurationParameter("roadworthy.home", home.toString())
                .configurationParameter(
                    "roadworthy.config", folder.resolve("roadworthy.yaml").toString())
                .configurationParameter("roadworthy.allure", "false")
                .configurationParameter("environment", "shop")
                .configurationParameters(parameters)
                .build());
    try {
      session.close();
    } catch (AssertionError e) {
      // A round in which all was skipped is red.
      assertThat(e).hasMessageStartingWith("No check ran");
    }
    List<JournalEntry> all = new ArrayList<>();
    try (Stream<Path> journals = Files.list(home.resolve("journals"))) {
      for (Path journal : journals.toList()) {
        try (JournalReader reader = JournalReader.open(journal)) {
          for (var batch = reader.read(100); !batch.entries().isEmpty(); batch = reader.read(100)) {
            all.addAll(batch.entries());
          }
        }
      }
    }
    return new Ran(all);
  }
}
