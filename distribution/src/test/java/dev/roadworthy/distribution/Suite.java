package dev.roadworthy.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The suite of one check. */
final class Suite {

  private static final String PACKAGE = "dev/roadworthy/distribution/suite";

  private Suite() {}

  /** Its classes alone, without these tests. */
  static Path copiedInto(Path folder) throws IOException {
    Path target = Files.createDirectories(folder.resolve(PACKAGE));
    try (Stream<Path> classes = Files.list(Path.of("target/test-classes", PACKAGE))) {
      for (Path each : classes.toList()) {
        Files.copy(each, target.resolve(each.getFileName()));
      }
    }
    return folder;
  }

  /** The jars that it needs. */
  static List<Path> dependencies() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.endsWith(".jar"))
        .map(Path::of)
        .toList();
  }
}
