package dev.roadworthy.runner.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.runner.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with the environment variables of a build server. */
class BuildServerTest {

  private static final Map<String, String> FEATURE_BUILD =
      Map.of("CI", "true", "JENKINS_URL", "https://ci.example/", "BRANCH_NAME", "feature/x");

  @TempDir Path folder;

  private Path suite;

  @BeforeEach
  void configure() throws IOException {
    suite =
        CompiledSuite.of(
            folder,
            "@HealthCheck(value = \"It fails\", id = \"fails\") void fails() { Assertions.fail(\"no\"); }");
    new Shell(folder)
        .configured(
            "environments:\n  staging:\n    url: http://127.0.0.1:9\npolicy:\n  open: 1 of 1\n");
  }

  private String run(Map<String, String> variables, String... more)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                suite.toString(),
                "--classpath",
                System.getProperty("java.class.path"),
                "--project",
                folder.toString(),
                "-e",
                "staging"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    assertThat(builder.start().waitFor()).isEqualTo(1);
    return Files.readString(said, UTF_8);
  }

  @Test
  void aBuildOfAnotherBranchOpensNoIncident() throws Exception {
    assertThat(run(FEATURE_BUILD)).contains("1 failed").doesNotContain("opened");
  }

  @Test
  void aBuildOfTheMainBranchOpensOne() throws Exception {
    assertThat(run(Map.of("CI", "true", "BRANCH_NAME", "main"))).contains("opened: staging/fails");
  }

  @Test
  void whoSaysThatItIsNoBuildIsBelieved() throws Exception {
    assertThat(run(FEATURE_BUILD, "--trigger", "schedule")).contains("opened: staging/fails");
  }
}
