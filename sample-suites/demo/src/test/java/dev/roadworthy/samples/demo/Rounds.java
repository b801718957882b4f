package dev.roadworthy.samples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.runner.command.Root;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the runner, in real processes, for rounds of a suite.
 *
 * @param suite the suite's build folder
 * @param project where the configuration is, with an environment {@code shop}
 */
record Rounds(Path suite, Path project) {

  private static final JsonMapper JSON = new JsonMapper();

  JsonNode run(String... checks) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                suite.resolve("test-classes").toString(),
                "--classpath-file",
                suite.resolve("suite.classpath").toString(),
                "--project",
                project.toString(),
                "-e",
                "shop",
                "--json"));
    for (String check : checks) {
      arguments.addAll(List.of("--check", check));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    Root.execute(stream, System.err, arguments.toArray(String[]::new));
    return JSON.readTree(out.toString(UTF_8));
  }
}
