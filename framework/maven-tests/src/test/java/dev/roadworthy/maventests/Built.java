package dev.roadworthy.maventests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A suite after its build.
 *
 * @param name of its folder, and of its module in the log
 */
record Built(String name) {

  private static final Path SUITES = Path.of("target/it/suites");
  private static final JsonMapper JSON = new JsonMapper();

  /** Green or red, as Maven's own summary says. */
  String colour() throws IOException {
    Matcher line =
        Pattern.compile("\\[INFO] " + name + " \\.+ (SUCCESS|FAILURE) \\[")
            .matcher(Files.readString(SUITES.resolve("build.log")));
    assertThat(line.find()).as(name + " was built").isTrue();
    return line.group(1).equals("SUCCESS") ? "green" : "red";
  }

  /** What Failsafe reported of each test. */
  List<ReportedTest> tests() throws IOException {
    List<ReportedTest> tests = new ArrayList<>();
    for (Path report : files("target/failsafe-reports", ".xml")) {
      tests.addAll(ReportedTest.in(report));
    }
    return tests;
  }

  /** What Failsafe reported of one test. */
  ReportedTest test(String method) throws IOException {
    return tests().stream().filter(test -> test.method().equals(method)).findFirst().orElseThrow();
  }

  /** What was on the class path of the suite's JVM. */
  String classPath() throws IOException {
    String report = Files.readString(files("target/failsafe-reports", ".xml").get(0));
    Matcher property =
        Pattern.compile("name=\"surefire.test.class.path\" value=\"([^\"]*)\"").matcher(report);
    assertThat(property.find()).as("a report names the class path").isTrue();
    return property.group(1);
  }

  /** Why Failsafe made the build red although no test is. */
  String complaint() throws IOException {
    return Files.readString(folder().resolve("target/failsafe-reports/failsafe-summary.xml"));
  }

  /** Allure's only result of a check. */
  JsonNode allure(String check) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (Path file : files("target/allure-results", "-result.json")) {
      JsonNode result = JSON.readTree(file.toFile());
      if (label(result, "checkId").equals(check)) {
        results.add(result);
      }
    }
    assertThat(results).as("Allure results of " + check).hasSize(1);
    return results.get(0);
  }

  static String label(JsonNode result, String name) {
    for (JsonNode label : result.path("labels")) {
      if (label.path("name").asString().equals(name)) {
        return label.path("value").asString();
      }
    }
    return "";
  }

  /** The runs in the only journal. */
  List<Run> runs() throws IOException {
    List<Path> journals = files(".roadworthy/journals", ".journal");
    assertThat(journals).as("one round, one journal").hasSize(1);
    try (JournalReader reader = JournalReader.open(journals.get(0))) {
      return reader.read(Integer.MAX_VALUE).entries().stream()
          .filter(JournalEntry.RunRecorded.class::isInstance)
          .map(entry -> ((JournalEntry.RunRecorded) entry).run())
          .toList();
    }
  }

  private Path folder() {
    return SUITES.resolve(name);
  }

  private List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
