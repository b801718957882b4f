package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingTheFileTest {

  private static final String SHOP = "environments: {ci: {url: 'http://localhost'}}\n";

  @TempDir Path root;
  private Path suite;
  private Given given;

  @BeforeEach
  void aSuiteInAModuleOfARepository() throws IOException {
    root = root.toRealPath();
    suite = Files.createDirectories(root.resolve("repository/module/suite"));
    given = new Given(suite);
  }

  private void put(String folder) throws IOException {
    Files.writeString(root.resolve(folder).resolve("roadworthy.yaml"), SHOP);
  }

  private Path found() {
    return given.load(Given.suite("ci")).file();
  }

  @Test
  void theFolderComesFirst() throws IOException {
    Files.createDirectory(root.resolve("repository/.git"));
    put("repository");
    put("repository/module/suite");

    assertThat(found()).isEqualTo(suite.resolve("roadworthy.yaml"));
  }

  @Test
  void theNearestParentInsideTheRepositoryFollows() throws IOException {
    Files.createDirectory(root.resolve("repository/.git"));
    put("repository");
    assertThat(found()).isEqualTo(root.resolve("repository/roadworthy.yaml"));

    put("repository/module");
    assertThat(found()).isEqualTo(root.resolve("repository/module/roadworthy.yaml"));
  }

  @Test
  void aWorkTreeWhoseGitIsAFileIsARepositoryToo() throws IOException {
    Files.writeString(root.resolve("repository/.git"), "gitdir: elsewhere\n");
    put("repository");

    assertThat(found()).isEqualTo(root.resolve("repository/roadworthy.yaml"));
  }

  @Test
  void nothingAboveTheRepositoryIsRead() throws IOException {
    Files.createDirectory(root.resolve("repository/.git"));
    put("");

    assertThat(given.problems(Given.suite("ci")).get(0))
        .startsWith(
            suite.resolve("roadworthy.yaml")
                + ": there is no such file, nor in its parents up to "
                + root.resolve("repository"));
  }

  @Test
  void withoutARepositoryNoParentIsRead() throws IOException {
    put("");
    put("repository");

    assertThat(given.failure(Given.suite("ci")))
        .hasMessageContaining(suite.resolve("roadworthy.yaml") + ": there is no such file; it can");
  }

  @Test
  void theVariableNamesAnother() throws IOException {
    put("repository/module/suite");
    Files.writeString(suite.resolve("other.yaml"), SHOP);
    given.variable("ROADWORTHY_CONFIG", "other.yaml");

    assertThat(found()).isEqualTo(suite.resolve("other.yaml"));
  }

  @Test
  void thePropertyComesBeforeTheVariable() throws IOException {
    put("repository");
    given
        .variable("ROADWORTHY_CONFIG", "other.yaml")
        .property("roadworthy.config", "../../roadworthy.yaml");

    assertThat(found()).isEqualTo(root.resolve("repository/roadworthy.yaml"));
  }

  @Test
  void aBlankNameNamesNothing() throws IOException {
    put("repository/module/suite");
    given.variable("ROADWORTHY_CONFIG", " ").property("roadworthy.config", "");

    assertThat(found()).isEqualTo(suite.resolve("roadworthy.yaml"));
  }

  @Test
  void aNamedFileThatIsNotThereIsNotReplacedByAnother() throws IOException {
    put("repository/module/suite");
    given.property("roadworthy.config", "gone.yaml");

    assertThat(given.problems(Given.suite("ci")))
        .containsExactly("gone.yaml: the file cannot be read: there is no such file");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    given.property("roadworthy.config", "a\0b");

    assertThat(given.problems(Given.suite("ci")).get(0)).contains("a\\u0000b");
  }

  @Test
  void anExplicitFileIsRelativeToTheFolder() throws IOException {
    put("repository");

    Configuration configuration =
        given.loader().load(Path.of("../../roadworthy.yaml"), Given.suite("ci"));

    assertThat(configuration.file()).isEqualTo(root.resolve("repository/roadworthy.yaml"));
  }

  @Test
  void whatAFileNamesIsRelativeToTheFile() throws IOException {
    Files.createDirectory(root.resolve("repository/.git"));
    Files.writeString(root.resolve("repository/token"), "t-0123");
    Files.writeString(
        root.resolve("repository/roadworthy.yaml"),
        "environments: {ci: {url: 'http://x', credentials: {bearer: '${file:token}'}}}");

    assertThat(given.load(Given.suite("ci")).secrets()).containsExactly("t-0123");
  }

  @Test
  void whereThereIsNoneAnExampleIsShownThatLoads() {
    Problem problem = given.failure(Given.suite("ci")).problems().get(0);

    assertThat(problem.rule())
        .isEqualTo(
            "there is no such file; it can also be named by -Droadworthy.config= or"
                + " ROADWORTHY_CONFIG");
    assertThat(
            given.yaml(String.valueOf(problem.example())).load(Scope.everything()).environments())
        .containsOnlyKeys("ci", "production");
  }

  @Test
  void aFileThatIsNearlyNamedRightIsNoticed() {
    given.file("roadworthy.yml", SHOP);

    assertThat(given.problems(Given.suite("ci")).get(0))
        .contains("There is a roadworthy.yml: rename it");
  }
}
