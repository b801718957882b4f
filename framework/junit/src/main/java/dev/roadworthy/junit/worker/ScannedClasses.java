package dev.roadworthy.junit.worker;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The classes under the roots that are scanned for checks. */
final class ScannedClasses {

  private static final String SUFFIX = ".class";
  private static final int MOST_TOLD = 5;

  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final List<String> unloadable = new ArrayList<>();

  private ScannedClasses() {}

  /**
   * Loads them all: JUnit passes over a class that it cannot load, and its checks would be missed
   * by nobody.
   *
   * @param roots folders and jars
   * @throws UnusableException if one cannot be loaded, or a root not be read
   */
  static void requireLoadable(Collection<Path> roots) {
    ScannedClasses classes = new ScannedClasses();
    roots.forEach(classes::load);
    List<String> told = classes.unloadable.stream().limit(MOST_TOLD).toList();
    if (!told.isEmpty()) {
      int more = classes.unloadable.size() - told.size();
      throw new UnusableException(
          "A class that cannot be loaded may have checks, which would not run. Complete the class"
              + " path, run on the Java that the suite was compiled for, or name the folder in which"
              + " its packages begin.\n"
              + String.join("\n", told)
              + (more == 0 ? "" : "\nand " + more + " more"));
    }
  }

  private void load(Path root) {
    try {
      if (Files.isDirectory(root)) {
        loadUnder(root);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
          loadUnder(jar.getPath("/"));
        }
      }
    } catch (ProviderNotFoundException | ZipException e) {
      throw new UnusableException(
          root
              + " is neither a folder of compiled classes nor a jar. Example: target/test-classes");
    } catch (IOException e) {
      throw UnusableException.now(root + " cannot be read: " + e);
    }
  }

  private void loadUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(ScannedClasses::isClass)
          .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
          .sorted()
          .forEach(this::load);
    }
  }

  /** What lies under META-INF is for other versions of Java. */
  private static boolean isClass(String file) {
    return file.endsWith(SUFFIX)
        && !file.startsWith("META-INF/")
        && !file.endsWith("module-info.class")
        && !file.endsWith("package-info.class");
  }

  private void load(String name) {
    try {
      // With the classes that its methods mention, which whoever looks for checks has to load.
      Method[] unused = Class.forName(name, false, loader).getDeclaredMethods();
    } catch (LinkageError | ClassNotFoundException e) {
      unloadable.add(name + ": " + e);
    }
  }
}
