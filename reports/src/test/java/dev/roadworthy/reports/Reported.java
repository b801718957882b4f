package dev.roadworthy.reports;

import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A history in a folder, and the report that is made of it. */
public final class Reported implements AutoCloseable {

  /** Allure's page registers its files in calls such as {@code d('data/suites.json','eyJ1...')}. */
  private static final Pattern EMBEDDED = Pattern.compile("\\bd\\('([^']+)','([^']*)'\\)");

  /** Allure is unpacked once for all tests. */
  private static final Path CACHE = Path.of("target", "allure-cache");

  private final Path report;
  private final Store store;
  private final SettableClock clock;

  /** Begins without history. */
  public Reported(Path folder, Instant now) {
    this.report = folder.resolve("report");
    this.store = Store.sqlite(folder.resolve("history.db"));
    this.clock = SettableClock.at(now);
  }

  /** The history. */
  public Store store() {
    return store;
  }

  /** Makes the trend pages alone. */
  public ReportResult trends() {
    return report(null, "ci", "");
  }

  /** Makes the report. */
  public ReportResult report(@Nullable AllureResults results, String environment, String branch) {
    ReportRequest request =
        new ReportRequest(
            results == null ? null : results.folder(),
            report,
            CACHE,
            environment,
            branch,
            "main",
            "Roadworthy: " + environment,
            ZoneId.of("Europe/Berlin"));
    try {
      return new ReportGenerator(store.history(), store.decisions(), store.loads(), clock)
          .generate(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The report's folder. */
  public Path folder() {
    return report;
  }

  /** A JSON file that Allure's page has in it. */
  public JsonNode json(String file) {
    return parsed(embedded().getOrDefault(file, ""));
  }

  /** What Allure shows of each result. */
  public List<JsonNode> testCases() {
    return embedded().entrySet().stream()
        .filter(file -> file.getKey().startsWith("data/test-cases/"))
        .map(file -> parsed(file.getValue()))
        .toList();
  }

  private static JsonNode parsed(String embedded) {
    return JsonMapper.shared().readTree(Base64.getDecoder().decode(embedded));
  }

  private Map<String, String> embedded() {
    try {
      String page = Files.readString(report.resolve("index.html"));
      return EMBEDDED
          .matcher(page)
          .results()
          .collect(
              Collectors.toMap(
                  file -> file.group(1), file -> file.group(2), (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Allure shows of the result with this name. */
  public JsonNode testCase(String name) {
    return testCases().stream()
        .filter(each -> each.get("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No result is called " + name));
  }

  /** The files of a folder in the report whose names end so. */
  public List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(report.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
