package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with the environment variables of a build server. */
@EnabledOnOs(OS.LINUX)
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

  private String run(Map<String, String> variables, String... more) throws Exception {
    String classPath = System.getProperty("java.class.path");
    Stream<String> always =
        List.of("run", suite + "", "--classpath", classPath, "-C", folder + "", "-e", "staging")
            .stream();
    try (RunnerProcess runner =
        RunnerProcess.start(
            folder, variables, Stream.concat(always, Stream.of(more)).toArray(String[]::new))) {
      Shell.Said said = runner.ended();
      assertThat(said.exit()).as(said.err()).isEqualTo(1);
      return said.out();
    }
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
