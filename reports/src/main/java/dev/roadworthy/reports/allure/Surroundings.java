package dev.roadworthy.reports.allure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.roadworthy.run.Round;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files beside the results: categories, environment, executor. What the suite's author or the
 * CI server left there is kept and completed.
 */
final class Surroundings {

  private static final String CATEGORIES = "categories.json";
  private static final String ENVIRONMENT = "environment.properties";
  private static final String EXECUTOR = "executor.json";
  private static final List<String> URLS = List.of("url", "buildUrl", "reportUrl");

  private final Path from;
  private final Path to;
  private final Warnings warnings;

  Surroundings(Path from, Path to, Warnings warnings) {
    this.from = from;
    this.to = to;
    this.warnings = warnings;
  }

  /** Writes categories by layer, after those of the suite's author. */
  void categories() throws IOException {
    ArrayNode categories = Json.MAPPER.createArrayNode();
    if (Files.exists(from.resolve(CATEGORIES))) {
      try {
        theirs().forEach(categories::add);
      } catch (Json.Unusable e) {
        warnings.add("Left out " + CATEGORIES + ": " + e.getMessage() + ".");
      }
    }
    for (Category category : Category.all()) {
      ObjectNode json = categories.addObject();
      json.put("name", category.name());
      json.put("messageRegex", category.messageRegex());
      json.putArray("matchedStatuses").add(category.status());
    }
    Json.write(to.resolve(CATEGORIES), categories);
  }

  private List<ObjectNode> theirs() throws Json.Unusable {
    List<ObjectNode> categories = new ArrayList<>();
    if (!(Json.read(from.resolve(CATEGORIES)) instanceof ArrayNode array)) {
      throw new Json.Unusable("it is not a JSON array");
    }
    for (var item : array) {
      if (!(item instanceof ObjectNode category) || Json.text(category, "name") == null) {
        throw new Json.Unusable("a category without a name");
      }
      category.remove("descriptionHtml");
      compile(Json.text(category, "messageRegex"));
      compile(Json.text(category, "traceRegex"));
      categories.add(category);
    }
    return categories;
  }

  /** A pattern that does not compile would end Allure. */
  private static void compile(@Nullable String regex) throws Json.Unusable {
    try {
      Pattern.compile(regex == null ? "" : regex);
    } catch (PatternSyntaxException e) {
      throw new Json.Unusable("\"" + regex + "\" is no regular expression");
    }
  }

  /** Writes what the round was about, over what the suite's author says of the environment. */
  void environment(Round round, ZoneId zone) throws IOException {
    Map<String, String> values = new TreeMap<>(readEnvironment());
    values.put("Environment", round.environment() + " (" + lower(round.kind()) + ")");
    values.put("Location", round.location());
    values.put("Trigger", lower(round.trigger()));
    values.put(
        "Started",
        DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss ", Locale.ENGLISH)
                .format(round.startedAt().atZone(zone))
            + dev.roadworthy.reports.chart.Labels.zone(zone));
    putIfKnown(values, "Branch", round.branch());
    putIfKnown(values, "Commit", round.commit());
    putIfKnown(values, "Build", round.build());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, String> value : values.entrySet()) {
      out.write(line(value.getKey(), value.getValue()));
    }
    Files.write(to.resolve(ENVIRONMENT), out.toByteArray());
  }

  private Map<String, String> readEnvironment() throws IOException {
    Path file = from.resolve(ENVIRONMENT);
    Properties properties = new Properties();
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      } catch (IllegalArgumentException e) {
        warnings.add("Left out " + ENVIRONMENT + ": " + e.getMessage() + ".");
      }
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static byte[] line(String key, String value) throws IOException {
    Properties one = new Properties();
    one.setProperty(key, value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    one.store(out, null);
    return out.toString(ISO_8859_1)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .findFirst()
        .map(line -> line + "\n")
        .orElse("")
        .getBytes(ISO_8859_1);
  }

  /** Writes who made the report, unless a CI server has said so itself. */
  void executor(Round round, String title) throws IOException {
    ObjectNode executor = Json.MAPPER.createObjectNode();
    executor.put("name", "Roadworthy");
    executor.put("type", "roadworthy");
    executor.put("reportName", title);
    executor.put("buildName", "Trends of every check");
    executor.put("buildUrl", "trends/index.html");
    BuildNumber.of(round).ifPresent(number -> executor.put("buildOrder", number));
    if (Files.exists(from.resolve(EXECUTOR))) {
      try {
        ObjectNode theirs = Json.object(from.resolve(EXECUTOR));
        URLS.stream()
            .filter(url -> theirs.has(url) && !Inert.isWeb(Json.text(theirs, url)))
            .forEach(theirs::remove);
        theirs.properties().forEach(field -> executor.set(field.getKey(), field.getValue()));
      } catch (Json.Unusable e) {
        warnings.add("Left out " + EXECUTOR + ": " + e.getMessage() + ".");
      }
    }
    Json.write(to.resolve(EXECUTOR), executor);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void putIfKnown(Map<String, String> values, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(key, value);
    }
  }
}
