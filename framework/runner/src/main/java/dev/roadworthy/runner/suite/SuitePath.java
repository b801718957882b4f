package dev.roadworthy.runner.suite;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a suite's classes are.
 *
 * @param scanned folders and jars in which checks are looked for
 * @param classPath everything the suite needs, the scanned ones first
 */
public record SuitePath(List<Path> scanned, List<Path> classPath) {

  /** Copies the lists. */
  public SuitePath {
    scanned = List.copyOf(scanned);
    classPath = List.copyOf(classPath);
  }

  /**
   * Puts a class path together.
   *
   * @param suites folders of classes, or jars, with checks
   * @param dependencies jars, folders of classes, or folders of jars
   * @throws IOException if one does not exist, or a folder cannot be listed
   */
  public static SuitePath of(List<Path> suites, List<Path> dependencies) throws IOException {
    // Real paths, because a class path root behind a link is not scanned.
    Set<Path> scanned = new LinkedHashSet<>();
    for (Path suite : suites) {
      scanned.add(suite.toRealPath());
    }
    Set<Path> all = new LinkedHashSet<>(scanned);
    for (Path dependency : dependencies) {
      all.addAll(expanded(dependency.toRealPath()));
    }
    return new SuitePath(new ArrayList<>(scanned), new ArrayList<>(all));
  }

  /**
   * True if the main class of suite JVMs is on the class path: it comes with roadworthy-junit.
   *
   * @throws IOException if a jar cannot be closed
   */
  public boolean hasMain() throws IOException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return loader.findResource(SuiteProcess.MAIN.replace('.', '/') + ".class") != null;
    }
  }

  /** A folder of jars stands for its jars; everything else for itself. */
  private static List<Path> expanded(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> jars = inside.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      return jars.isEmpty() ? List.of(path) : jars;
    }
  }
}
