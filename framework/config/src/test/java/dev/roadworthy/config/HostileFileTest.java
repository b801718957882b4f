package dev.roadworthy.config;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no configuration, by mistake or on purpose. */
class HostileFileTest {

  private static final String SHOP = "environments: {ci: {url: 'http://localhost'}}\n";

  @TempDir Path folder;
  private Given given;

  @BeforeEach
  void give() {
    given = new Given(folder);
  }

  private String problem() {
    ConfigurationException failure =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> given.failure(Scope.everything()));
    assertThat(failure.problems()).hasSize(1);
    return failure.problems().get(0).toString();
  }

  @Test
  void anEmptyFileIsShownWhatOneLooksLike() {
    given.yaml("");

    assertThat(problem())
        .startsWith("roadworthy.yaml:1:1: the file is empty. Example:\nenvironments:\n  ci:\n");
  }

  @Test
  void aFileOfCommentsIsEmpty() {
    given.yaml("# environments:\n#   ci:\n");

    assertThat(problem()).startsWith("roadworthy.yaml:1:1: the file is empty.");
  }

  @Test
  void aTabIsNamed() {
    given.yaml("environments:\n\tci:\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:2:1: not readable as YAML: while scanning for the next token, found"
                + " character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                + " indentation); indent with spaces, not with tabs");
  }

  @Test
  void aBadIndentationHasItsLine() {
    given.yaml("environments:\n  ci:\n    url: http://localhost\n   alerts: true\n");

    assertThat(problem()).startsWith("roadworthy.yaml:4:4: not readable as YAML: ");
  }

  @Test
  void anUnclosedBracketHasItsLine() {
    given.yaml("environments:\n  ci: {url: [\n");

    assertThat(problem()).startsWith("roadworthy.yaml:3:1: not readable as YAML: ");
  }

  @Test
  void theTextAroundASyntaxErrorIsNotShown() {
    given.yaml("environments:\n  ci: {password: hunter2 : hunter2}\n   x: hunter2\n");

    assertThat(problem()).doesNotContain("hunter2");
  }

  @Test
  void aSecondDocumentIsRefused() {
    given.yaml(SHOP + "---\n" + SHOP);

    assertThat(problem())
        .startsWith("roadworthy.yaml:2:1: not readable as YAML:")
        .contains("expected a single document");
  }

  @Test
  void aTagIsRefused() {
    given.yaml("environments: !!java.net.URL [http://localhost]\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:1:15: not readable as YAML: tags such as"
                + " tag:yaml.org,2002:java.net.URL are not read");
  }

  @Test
  void anUnknownAliasIsRefused() {
    given.yaml("environments: *none\n");

    assertThat(problem())
        .isEqualTo("roadworthy.yaml:1:15: not readable as YAML: found undefined alias none");
  }

  @Test
  void aThousandAliasesAreRefused() {
    String bomb = "a: &a {x: 1}\nb: [" + "*a, ".repeat(1000) + "*a]\n";
    given.yaml(bomb);

    assertThat(problem()).contains("aliases").contains("exceeds the specified max=50");
  }

  @Test
  void aliasesOfAliasesCostNothing() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    given.yaml(bomb + SHOP);

    ConfigurationException failure =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> given.failure(Scope.everything()));
    assertThat(failure.problems()).hasSize(25).allMatch(each -> each.rule().startsWith("unknown"));
  }

  @Test
  void aMappingMergedIntoItselfIsRefused() {
    given.yaml("environments:\n  ci: &ci\n    <<: *ci\n    url: http://localhost\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:2:7: not readable as YAML: a mapping cannot be merged into itself");
  }

  @Test
  void aMappingInsideItselfIsRead() {
    given.yaml("environments:\n  ci: &ci\n    url: http://localhost\n    values: {self: *ci}\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:2:7 environments.ci.values.self: must be a single value, but is a"
                + " mapping of keys. Example: self: A-1");
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    given.yaml("environments: " + "[".repeat(100_000) + "\n");

    assertThat(problem())
        .isEqualTo(
            "roadworthy.yaml:1:46: not readable as YAML: nothing is nested deeper than 32 levels");
  }

  @Test
  void whatIsNestedByIndentationIsRefused() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    given.yaml(deep.toString());

    assertThat(problem()).contains("nothing is nested deeper than 32 levels");
  }

  @Test
  void anEnormousFileIsRefused() {
    given.yaml("# " + "x".repeat(256 * 1024) + "\n" + SHOP);

    assertThat(problem()).isEqualTo("roadworthy.yaml: the file has at most 256 KiB");
  }

  @Test
  void aFileOfTheLargestSizeIsRead() {
    String comment = "#" + "x".repeat(256 * 1024 - 2 - SHOP.length()) + "\n";
    given.yaml(comment + SHOP);

    assertThat(given.load(Scope.everything()).environments()).containsOnlyKeys("ci");
  }

  @Test
  void aFileThatIsNotUtf8SaysWhere() {
    given.file("roadworthy.yaml", new byte[] {'#', '\n', 'a', ':', ' ', (byte) 0xE4, '\n'});

    assertThat(problem()).isEqualTo("roadworthy.yaml:2:4: the file is not UTF-8 from here on");
  }

  @Test
  void aFileThatIsCutInsideACharacterIsNotUtf8() {
    given.file("roadworthy.yaml", new byte[] {'#', ' ', (byte) 0xC3});

    assertThat(problem()).isEqualTo("roadworthy.yaml:1:3: the file is not UTF-8 from here on");
  }

  @Test
  void utf16IsRefused() {
    given.file("roadworthy.yaml", SHOP.getBytes(UTF_16));

    assertThat(problem()).isEqualTo("roadworthy.yaml:1:1: the file is not UTF-8 from here on");
  }

  @Test
  void aControlCharacterSaysWhere() {
    given.yaml("environments:\n  ci\u0000: 1\n");

    assertThat(problem())
        .isEqualTo("roadworthy.yaml:2:5: the character U+0000 is not allowed in YAML");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreRead() {
    given.yaml("\uFEFFenvironments:\r\n  ci:\r\n    url: http://localhost\r\n");

    assertThat(given.load(Scope.everything()).environments()).containsOnlyKeys("ci");
  }

  @Test
  void linesAreCountedTheSameOnWindows() {
    given.yaml("environments:\r\n  ci:\r\n    url: http://localhost\r\n    x: 1\r\n");

    assertThat(problem()).startsWith("roadworthy.yaml:4:5 environments.ci.x: unknown key");
  }

  @Test
  void anUnknownKeyThatIsLikeNoOtherHasAnExampleToo() {
    given.yaml("environments:\n  ci:\n    url: http://localhost\n    ownership: web\n");

    assertThat(problem())
        .contains("ownership: unknown key. Known keys: kind, ", ". Example: kind: ");
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("roadworthy.yaml"));

    assertThat(problem()).isEqualTo("roadworthy.yaml: the file cannot be read: it is a folder");
  }

  @Test
  void aValueCannotForgeALineOfOutput() {
    given.yaml(
        "environments: {ci: {url: \"http://x\\nroadworthy.yaml:1: all is well\\e[2J\\u202E\"}}\n");

    assertThat(problem())
        .doesNotContain("\n")
        .doesNotContain("\u001B")
        .doesNotContain("\u202E")
        .contains("http://x\\u000aroadworthy.yaml:1: all is well\\u001b[2J\\u202e");
  }

  @Test
  void aLongValueIsShortened() {
    given.yaml("environments: {ci: {url: 'ftp://" + "x".repeat(500) + "'}}\n");

    assertThat(problem()).contains("ftp://" + "x".repeat(114) + "...\"").hasSizeLessThan(400);
  }

  @Test
  void aKeyCannotForgeALineOfOutput() {
    given.yaml(
        "environments: {ci: {url: 'http://x', hooks: [y], values: {\"v\\nw\": }}}\n"
            + "hooks: {\"a\\nb\": {type: webhook, url: 'http://x', \"c\\nd\": 1}}\n");

    List<String> problems = given.problems(Given.suite("none"));

    assertThat(problems).hasSize(5).noneMatch(each -> each.contains("\n"));
  }

  @Test
  void anEnormousNameCostsNoStack() {
    given.yaml("environments: {ci: {embedded: " + "a.".repeat(50_000) + "b}}\n");

    assertThat(problem()).contains("must be the full name of a class, but was \"a.a.a.");
  }

  @Test
  void aThousandNamesAreNotAllListed() {
    StringBuilder yaml = new StringBuilder("environments:\n");
    for (int i = 0; i < 1000; i++) {
      yaml.append("  e%d: {kind: ci, url: 'http://x'}\n".formatted(i));
    }
    given.yaml(yaml.toString());

    assertThat(given.problems(Given.suite("none")).get(0))
        .contains("Known environments: e0, e1,", "e19 and 980 more.");
  }
}
