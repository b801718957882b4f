package dev.roadworthy.reports.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  @TempDir Path folder;

  @Test
  void aFolderGoesWithAllThatIsInIt() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("tree/with/depth"));
    Files.writeString(deep.resolve("leaf"), "text");

    Folders.delete(folder.resolve("tree"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereALinkLeadsEverythingStays() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept"), "text");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    Files.createSymbolicLink(tree.resolve("nowhere"), folder.resolve("nowhere"));

    Folders.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(kept).hasContent("text");
  }

  @Test
  void aFileGoesAndWhatIsNotThereIsNoError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");

    Folders.delete(file);
    Folders.delete(file);

    assertThat(folder).isEmptyDirectory();
  }
}
