package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told of the Dockerfile without building an image. */
class DockerfileIT {

  private static final Pattern EXEC_FORM = Pattern.compile("\\[(\".*?\"(?:, \".*?\")*)]");

  @TempDir Path folder;

  private Path home;
  private List<String> instructions;

  @BeforeEach
  void read() throws IOException {
    home = Distribution.unpackedInto(folder).home();
    instructions =
        Files.readString(home.resolve("Dockerfile"))
            .replaceAll("(?m)^#.*\n", "")
            .replaceAll("\\s*\\\\\n\\s*", " ")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
  }

  @Test
  void doesNotRunAsRoot() {
    assertThat(all("USER")).containsExactly("10001:10001");
    assertThat(instructions.indexOf("USER 10001:10001"))
        .isGreaterThan(instructions.indexOf("COPY . /opt/roadworthy"));
  }

  @Test
  void itsBaseCanBeAnother() {
    assertThat(instructions.get(0)).startsWith("ARG BASE=");
    assertThat(all("FROM")).containsExactly("${BASE}");
  }

  @Test
  void fetchesNothing() {
    assertThat(all("ADD")).isEmpty();
    assertThat(instructions).noneMatch(line -> line.contains("://"));
  }

  @Test
  void startsTheCommandWithoutAShellBetween() {
    String program = "/opt/roadworthy/bin/roadworthy";

    assertThat(words(all("ENTRYPOINT").get(0))).containsExactly(program);
    List<String> health = words(all("HEALTHCHECK").get(0));
    assertThat(health.get(0)).isEqualTo(program);
    CommandLines.assertIsOne(health.subList(1, health.size()));
  }

  @Test
  void theImageHasOnlyWhatItNeeds() throws IOException {
    assertThat(Files.readAllLines(home.resolve(".dockerignore")))
        .containsExactly("*", "!bin", "!lib", "!LICENSE", "!THIRD-PARTY.txt");
  }

  private List<String> all(String instruction) {
    return instructions.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  private static List<String> words(String instruction) {
    Matcher list = EXEC_FORM.matcher(instruction);
    assertThat(list.find()).as("exec form: %s", instruction).isTrue();
    return List.of(list.group(1).replaceAll("^\"|\"$", "").split("\", \""));
  }
}
