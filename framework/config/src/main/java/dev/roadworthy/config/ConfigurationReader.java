package dev.roadworthy.config;

import dev.roadworthy.run.EnvironmentKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a whole file, as far as a scope asks for it. */
final class ConfigurationReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String SOME_ENVIRONMENT = "{url: \"https://shop.example\"}";
  private static final String SOME_HOOK = "{type: webhook, url: \"https://hooks.example/x\"}";

  private static final String SOME_HISTORY = "{keepRuns: 30d, keepRollups: 400d}";

  private final SecretSource source;
  private final Scope scope;
  private final Problems problems;

  ConfigurationReader(SecretSource source, Scope scope, Problems problems) {
    this.source = source;
    this.scope = scope;
    this.problems = problems;
  }

  /**
   * Reads everything, and reports everything that is wrong.
   *
   * @throws ConfigurationException if anything is wrong with what the scope asks for, or with the
   *     structure of the rest
   */
  Configuration read(Path file, Node root) {
    Section top = Section.root(problems, root, ConfigurationFile.EXAMPLE);
    Section environmentSections = top.section("environments", "{ci: " + SOME_ENVIRONMENT + "}");
    Section hookSections = top.section("hooks", "{on-call: " + SOME_HOOK + "}");
    Policy policy = PolicyReader.read(top.section("policy", "{open: 3 of 5, close: 2}"));
    Section history = top.section("history", SOME_HISTORY);
    Retention retention = RetentionReader.read(history);
    DatabaseSettings database =
        DatabaseReader.read(history, new SecretReader(source, scope.asksForDatabase()));
    history.done();
    WatchSettings watch =
        WatchReader.read(
            top.section("watch", WatchReader.EXAMPLE),
            new SecretReader(source, scope.asksForWatch()));
    if (!environmentSections.isPresent()) {
      top.missing("environments", "is missing", "{ci: " + SOME_ENVIRONMENT + "}");
    }
    top.done();
    EnvironmentReader reader = new EnvironmentReader(source.folder(), hookSections.keys());
    Map<String, Environment> environments = environments(environmentSections, reader);
    Map<String, HookSettings> hooks = hooks(hookSections, environments);
    problems.throwIfAny();
    return new Configuration(
        file, environments, hooks, policy, retention, database, watch, reader.statusPages());
  }

  /**
   * Reads where history is kept, and nothing else.
   *
   * @throws ConfigurationException if anything is wrong with that
   */
  @Nullable DatabaseSettings readDatabase(Node root) {
    Section history =
        Section.root(problems, root, ConfigurationFile.EXAMPLE).section("history", SOME_HISTORY);
    DatabaseSettings database = DatabaseReader.read(history, new SecretReader(source, true));
    problems.throwIfAny();
    return database;
  }

  private Map<String, Environment> environments(Section sections, EnvironmentReader reader) {
    Map<String, Environment> read = new LinkedHashMap<>();
    for (String name : sections.keys()) {
      boolean used = scope.asksForEnvironment(name);
      Section section = named(sections, name, SOME_ENVIRONMENT);
      Environment environment = reader.read(name, section, new SecretReader(source, used));
      if (used && environment != null) {
        requireNamed(environment, sections);
        read.put(name, environment);
      }
    }
    sections.done();
    requireKnown(sections);
    return read;
  }

  private Map<String, HookSettings> hooks(Section sections, Map<String, Environment> environments) {
    Map<String, HookSettings> read = new LinkedHashMap<>();
    for (String name : sections.keys()) {
      boolean used = scope.asksForHook(name, environments.values());
      Section section = named(sections, name, SOME_HOOK);
      HookSettings hook = HookReader.read(name, section, new SecretReader(source, used));
      if (used && hook != null) {
        read.put(name, hook);
      }
    }
    sections.done();
    return read;
  }

  private static Section named(Section sections, String name, String example) {
    Section section = sections.section(name, example);
    if (!NAME.matcher(name).matches()) {
      sections.wrong(
          name,
          "must have a name of 1 to 64 letters, digits or . _ - with a letter or digit first",
          "shop-eu: " + example);
    }
    return section;
  }

  private void requireKnown(Section sections) {
    EnvironmentChoice choice = scope.choice();
    if (sections.isEmpty()) {
      sections.unmet("must have at least one environment", null, "ci: " + SOME_ENVIRONMENT);
    }
    if (choice == null || sections.keys().isEmpty() || sections.keys().contains(choice.name())) {
      return;
    }
    String by = choice.chosenBy() == null ? "the default" : "named by " + choice.chosenBy();
    String meant = Suggestion.sentence(choice.name(), sections.keys());
    String known = " Known environments: " + Shown.words(sections.keys());
    String example =
        Suggestion.nearest(choice.name(), sections.keys())
            .orElse(sections.keys().iterator().next());
    sections.unmet(
        "has no \"" + Shown.text(choice.name()) + "\", " + by + meant + known,
        choice.name(),
        choice.exampleFor(example));
  }

  private void requireNamed(Environment environment, Section sections) {
    EnvironmentChoice choice = scope.choice();
    if (choice != null && !choice.named() && environment.kind() == EnvironmentKind.PRODUCTION) {
      sections.wrong(
          environment.name(),
          "is of kind production, and is not taken unless it is named",
          choice.exampleFor(environment.name()));
    }
  }
}
