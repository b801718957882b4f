package dev.roadworthy.runner.watch;

import dev.roadworthy.runner.suite.SuitePath;
import dev.roadworthy.runner.suite.SuiteSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What a suite consists of, as files. A JVM reads classes when it needs them, so that it must not
 * see a suite change under it: it gets copies of its own.
 *
 * @param source where the suite is put by whoever makes it
 */
record SuiteFolders(SuiteSource source) {

  /**
   * A suite, and its copy.
   *
   * @param original where each part of the copy is from, in the same order
   */
  record Copied(SuitePath original, SuitePath copy) {}

  /**
   * What stands for everything in it: names, sizes and times.
   *
   * @throws IOException if something cannot be read, as while it is being replaced
   */
  long fingerprint() throws IOException {
    Checksum sum = new CRC32C();
    for (Path part : source.path().classPath()) {
      Files.walkFileTree(
          part,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String text =
                  file + " " + attributes.size() + " " + attributes.lastModifiedTime().toMillis();
              for (char each : text.toCharArray()) {
                sum.update(each);
                sum.update(each >> 8);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return sum.getValue();
  }

  /**
   * Copies everything.
   *
   * @param folder does not exist yet
   * @throws IOException if something cannot be read or written
   */
  Copied copyTo(Path folder) throws IOException {
    SuitePath path = source.path();
    Map<Path, Path> copies = new LinkedHashMap<>();
    for (Path part : path.classPath()) {
      // Numbered, because two parts may have the same name.
      Path copy = folder.resolve(copies.size() + "").resolve(part.getFileName().toString());
      Files.createDirectories(copy.getParent());
      copy(part, copy);
      copies.put(part, copy);
    }
    List<Path> scanned = new ArrayList<>();
    for (Path part : path.scanned()) {
      Path copy = copies.get(part);
      if (copy != null) {
        scanned.add(copy.toRealPath());
      }
    }
    List<Path> all = new ArrayList<>();
    for (Path copy : copies.values()) {
      all.add(copy.toRealPath());
    }
    return new Copied(path, new SuitePath(scanned, all));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            Files.copy(file, relative.toString().isEmpty() ? to : to.resolve(relative.toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
