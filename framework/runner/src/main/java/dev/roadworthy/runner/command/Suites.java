package dev.roadworthy.runner.command;

import dev.roadworthy.runner.suite.SuitePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which checks, and what they need. */
final class Suites {

  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final Path CLASS_PATH = Path.of("target", "suite.classpath");

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..*",
      description =
          "Folders of compiled classes, or jars, in which the checks are. Default: target/test-classes of the project.")
  private List<Path> suites = new ArrayList<>();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description =
          "What the suite needs: jars, folders of classes, folders of jars. Repeatable; or separated as in any class path.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--classpath-file",
      paramLabel = "FILE",
      description =
          "A file with a class path in it, as Maven's dependency:build-classpath writes it. Default: target/suite.classpath of the project, if it is there.")
  private @Nullable Path classPathFile;

  /**
   * Puts the class path together.
   *
   * @param project where what is not named is looked for
   */
  SuitePath path(Path project) throws IOException {
    List<Path> scanned = suites.isEmpty() ? List.of(project.resolve(CLASSES)) : suites;
    List<String> all = new ArrayList<>(classPath);
    if (classPathFile != null) {
      all.add(content(classPathFile));
    } else if (classPath.isEmpty() && Files.exists(project.resolve(CLASS_PATH))) {
      all.add(content(project.resolve(CLASS_PATH)));
    }
    List<Path> dependencies =
        all.stream()
            .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .toList();
    try {
      return withMain(SuitePath.of(scanned, dependencies));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static String content(Path file) throws IOException {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new RefusedException(
          "--classpath-file names a file with a class path in it, but there is no file "
              + file
              + ". Example: --classpath-file target/suite.classpath");
    }
    return Files.readString(file).strip();
  }

  private static SuitePath withMain(SuitePath path) throws IOException {
    if (!path.hasMain()) {
      throw new RefusedException(
          "The suite's class path has no roadworthy-junit: name what the suite needs with"
              + " --classpath or --classpath-file, but it is "
              + path.classPath()
              + ". Example: --classpath-file target/suite.classpath");
    }
    return path;
  }
}
