package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command {@code docker}, with a daemon that answers.
 *
 * @param shell starts it
 */
record Docker(Shell shell) {

  /** Where it is not required and there is none, tests are skipped, at once. */
  static Docker orSkipped(Path folder) throws IOException, InterruptedException {
    boolean required = System.getenv("ROADWORTHY_REQUIRE_DOCKER") != null;
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(path -> Path.of(path, "docker"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent() || required, "no docker on the PATH (apt install docker.io)");
    Path docker = program.orElseThrow(() -> new AssertionError("no docker on the PATH"));
    Shell.Said said =
        new Shell(Path.of("/usr/bin/timeout"), folder, variables())
            .run("2", docker.toString(), "info", "--format", "{{.ServerVersion}}");
    assumeTrue(said.exitCode() == 0 || required, "no Docker daemon answers: " + said.err());
    assertThat(said.exitCode()).as(said.err()).isZero();
    return new Docker(new Shell(docker, folder, variables()));
  }

  private static Map<String, String> variables() {
    String host = System.getenv("DOCKER_HOST");
    return host == null ? Map.of() : Map.of("DOCKER_HOST", host);
  }

  /** What it says; it is to succeed. */
  String says(String... arguments) throws IOException, InterruptedException {
    Shell.Said said = shell.run(arguments);
    assertThat(said.exitCode()).as("%s", said).isZero();
    return said.out().strip();
  }

  /** An image with the Java of this test, under this name. */
  void makeBase(Path folder, String image) throws IOException, InterruptedException {
    Path script = Path.of("src/test/sh/base-image.sh").toAbsolutePath();
    Shell.Said said =
        new Shell(Path.of("/bin/sh"), folder, shell.variables())
            .with("PATH", System.getenv("PATH"))
            .run(
                script.toString(),
                System.getProperty("java.home"),
                folder.resolve("root").toString(),
                image);
    assertThat(said.exitCode()).as("%s", said).isZero();
  }
}
