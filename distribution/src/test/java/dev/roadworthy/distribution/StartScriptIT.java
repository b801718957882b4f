package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/roadworthy} of the unpacked zip, in a folder with blanks in its name. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartScriptIT {

  @TempDir Path folder;

  private Distribution distribution;
  private Shell shell;

  @BeforeEach
  void unpack() throws IOException {
    distribution = Distribution.unpackedInto(folder.resolve("with two  blanks"));
    shell = distribution.shell(folder).with("ROADWORTHY_CACHE", "off");
  }

  @Test
  void saysItsVersion() throws Exception {
    assertThat(shell.run("--version"))
        .isEqualTo(new Shell.Said(0, "Roadworthy " + Distribution.VERSION + "\n", ""));
  }

  @Test
  void handsArgumentsAndTheExitCodeOn() throws Exception {
    Shell.Said explained = shell.run("explain", "W0502");
    Shell.Said refused = shell.run("explain", "no code  at * all");

    assertThat(explained.exitCode()).isZero();
    assertThat(explained.out()).startsWith("# W0502 bad gateway");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("NO CODE  AT * ALL");
  }

  @Test
  void opensADatabaseAndSaysNothingButWhatItWasAskedFor() throws Exception {
    Files.createDirectories(folder.resolve(".roadworthy/journals"));

    Shell.Said said = shell.run("status", "--json");

    assertThat(said.err()).isEmpty();
    assertThat(said.out().replaceAll("\\s", "")).isEqualTo("{\"checks\":[],\"letters\":[]}");
    assertThat(folder.resolve(".roadworthy/history.db")).exists();
  }

  @Test
  void isFoundThroughLinksOnLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("far"), distribution.script());
    Files.createSymbolicLink(bin.resolve("roadworthy"), Path.of("../my bin/far"));

    Shell linked = new Shell(bin.resolve("roadworthy"), folder, shell.variables());

    assertThat(linked.run("--version").out()).contains(Distribution.VERSION);
  }

  @ParameterizedTest
  @CsvSource({"JAVA_OPTS", "ROADWORTHY_OPTS"})
  void takesOptionsForItsJvmAsTheyAre(String variable) throws Exception {
    Files.createFile(folder.resolve("-Da=a file whose name fits"));

    Shell.Said said = shell.with(variable, "-Da=* -XshowSettings:properties").run("--version");

    assertThat(said.err()).containsPattern("(?m)^ +a = \\*$");
  }

  @Test
  void theOptionsOfRoadworthyWinOverThoseOfEveryJavaAndBothOverItsOwn() throws Exception {
    Shell.Said said =
        shell
            .with("JAVA_OPTS", "-Xmx50m -XshowSettings:vm")
            .with("ROADWORTHY_OPTS", "-Xmx60m")
            .run("--version");

    assertThat(said.err()).contains("60.00M");
  }

  @Test
  void takesTheJavaOfThePathWithoutJavaHome() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Shell said = onPath("exec '" + java + "' \"$@\"");

    assertThat(said.run("--version").out()).contains(Distribution.VERSION);
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    Shell.Said said = onPath("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2").run("--version");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .isEqualTo(
            "roadworthy: needs Java 17 or newer, but %s is 11.0.2. Example: JAVA_HOME=/usr/lib/jvm/java-17-openjdk%n"
                .formatted(folder.resolve("old java/java")));
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402", "9", "16.0.1+9"})
  void readsTheVersionOfAJavaHomeFromItsFile(String version) throws Exception {
    Path home = folder.resolve("java home");
    executable(home.resolve("bin/java"), "echo 'openjdk version \"21\"' >&2");
    Files.writeString(
        home.resolve("release"), "X=\"1\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n");

    Shell.Said said = shell.with("JAVA_HOME", home.toString()).run("--version");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains(home + "/bin/java is " + version + ".");
  }

  @Test
  void refusesAProgramThatOnlyIsCalledJava() throws Exception {
    assertThat(onPath("echo hello").run("--version").err())
        .contains("/java is of a version that it does not tell. Example: ");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Shell.Said said = shell.without("JAVA_HOME").run("--version");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("JAVA_HOME is not set and there is no java on the PATH. Example: JAVA_HOME=/");
  }

  @Test
  void saysThatJavaHomeLeadsNowhere() throws Exception {
    Shell.Said said = shell.with("JAVA_HOME", "/no where").run("--version");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("JAVA_HOME is /no where, but there is no bin/java in it.");
  }

  @Test
  void bringsTheLicencesOfAllThatIsInIt() throws IOException {
    assertThat(distribution.home().resolve("LICENSE")).content().contains("Apache License");
    String thirdParties = Files.readString(distribution.home().resolve("THIRD-PARTY.txt"));
    try (var jars = Files.list(distribution.home().resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .hasSizeGreaterThan(15)
          .filteredOn(jar -> !jar.startsWith("roadworthy-"))
          .allSatisfy(
              jar -> assertThat(thirdParties).contains(jar.replaceFirst("-(\\d.*)\\.jar$", ":$1")));
    }
  }

  /** With this script as the first java on the PATH, and no JAVA_HOME. */
  private Shell onPath(String body) throws IOException {
    Path java = folder.resolve("old java").resolve("java");
    executable(java, body);
    Files.createDirectories(folder.resolve("tools"));
    return shell
        .without("JAVA_HOME")
        .with("PATH", java.getParent() + ":" + folder.resolve("tools"));
  }

  private static void executable(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
