package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/configuration.md in step with what is read. */
class ConfigurationReferenceTest {

  private static final Path PAGE = Path.of("../../docs/configuration.md");
  private static final String PROBE = "zzzz";

  @TempDir Path folder;
  private Given given;
  private String page = "";

  @BeforeEach
  void readThePage() throws IOException {
    given = new Given(folder);
    page = Files.readString(PAGE);
  }

  private List<String> blocks(String language) {
    return matches("(?s)```" + language + "\n(.*?)```", page, match -> match.group(1));
  }

  private static List<String> matches(
      String pattern, String text, Function<MatchResult, String> part) {
    return Pattern.compile(pattern).matcher(text).results().map(part).toList();
  }

  @Test
  void everyKeyThatIsReadIsDescribedAndNoOther() {
    Set<String> described =
        new TreeSet<>(matches("(?m)^\\| `([\\w.<>]+)` \\|", page, match -> match.group(1)));

    assertThat(described).isEqualTo(keysThatAreRead("")).hasSizeGreaterThan(20);
  }

  @Test
  void theWholeFileHasEveryKeyAndLoads() {
    String whole = blocks("yaml").get(1);
    for (String name : matches("\\$\\{env:(\\w+)}", whole, match -> match.group(1))) {
      given.variable(name, name.endsWith("SIGNING_SECRET") ? "whsec_" + "QUJD".repeat(10) : name);
    }
    given
        .yaml(whole)
        .file("certs/staging-ca.pem", Certificates.pem("ca.pem"))
        .file("secrets/staging-password", "a password\n");

    Configuration loaded = given.load(Scope.everything());

    assertThat(loaded.environments()).containsOnlyKeys("ci", "staging", "shop-eu");
    assertThat(loaded.hooks()).containsOnlyKeys("chat", "team", "mail", "on-call");
    assertThat(loaded.watch().heartbeat()).isNotNull();
    assertThat(keysThatAreRead("").stream().map(key -> key.replaceAll(".*\\.", "")))
        .allMatch(key -> key.equals("<name>") || whole.contains(" " + key + ": "));
  }

  @Test
  void theSmallestFileLoads() {
    given.yaml(blocks("yaml").get(0));

    assertThat(given.load(Scope.everything()).environments()).containsOnlyKeys("ci", "production");
  }

  @Test
  void theFileInTheReadmeLoads() throws IOException {
    page = Files.readString(Path.of("../../README.md"));
    given.variable("HOOK_SECRET", "whsec_" + "QUJD".repeat(10)).yaml(blocks("yaml").get(0));

    assertThat(given.load(Scope.everything()).hooks()).containsOnlyKeys("on-call");
  }

  @Test
  void theProblemsAreTheOnesThatAreShown() {
    given.yaml(blocks("yaml").get(2));

    assertThat(given.failure(Given.suite("staging")))
        .hasMessage(blocks("text").get(0).stripTrailing());
  }

  /**
   * Finds out what is read below a path, from outside: a made-up key is unknown where the keys are
   * known, and the message names them; where it is taken for a name, what it names is explored.
   */
  private Set<String> keysThatAreRead(String path) {
    String probe = path.isEmpty() ? PROBE : path + "." + PROBE;
    String found =
        variants(nested(probe))
            .flatMap(
                yaml -> new Given(folder).yaml(yaml).failure(Scope.structure()).problems().stream())
            .filter(problem -> problem.key().equals(probe) || problem.key().equals(path))
            .map(Problem::rule)
            .collect(Collectors.joining("\n"));
    Stream<String> keys;
    if (found.contains("but is a mapping")) {
      keys = Stream.of(path.replace(PROBE, "<name>"));
    } else if (found.contains("Known keys: ")) {
      keys =
          Stream.of(found.replaceAll("(?s).*Known keys: ", "").split(", "))
              .map(key -> path.isEmpty() ? key : path + "." + key)
              .flatMap(key -> keysThatAreRead(key).stream());
    } else if (found.contains("must be a mapping of keys")) {
      keys = keysThatAreRead(probe).stream();
    } else {
      keys = Stream.of(probe.replace(PROBE, "<name>"));
    }
    return keys.collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a key of a hook may say depends on the hook's type. */
  private static Stream<String> variants(String yaml) {
    String hook = "{hooks: {" + PROBE + ": {";
    boolean keyOfHook = yaml.matches("\\Q" + hook + "\\E(?!type|" + PROBE + ").*");
    return Stream.of("type: webhook, ", "type: email, ")
        .map(type -> keyOfHook ? yaml.replace(hook, hook + type) : yaml)
        .distinct();
  }

  private static String nested(String path) {
    String[] keys = path.split("\\.");
    return "{" + String.join(": {", keys) + ": 1" + "}".repeat(keys.length);
  }
}
