package dev.roadworthy.runner.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePathTest {

  @TempDir Path folder;

  @Test
  void aSuiteIsScannedAndComesFirstOnTheClassPath() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path jar = Files.createFile(folder.resolve("lib.jar"));

    SuitePath path = SuitePath.of(List.of(classes), List.of(jar, classes));

    assertThat(path.scanned()).containsExactly(classes);
    assertThat(path.classPath()).containsExactly(classes, jar);
  }

  @Test
  void aFolderOfJarsStandsForItsJars() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path lib = Files.createDirectory(folder.resolve("lib"));
    Path b = Files.createFile(lib.resolve("b.jar"));
    Path a = Files.createFile(lib.resolve("a.jar"));
    Files.createFile(lib.resolve("notes.txt"));

    assertThat(SuitePath.of(List.of(classes), List.of(lib)).classPath())
        .containsExactly(classes, a, b);
  }

  @Test
  void aLinkStandsForTheFolderBehindIt() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), classes);

    assertThat(SuitePath.of(List.of(link), List.of()).scanned())
        .containsExactly(classes.toRealPath());
  }
}
