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

  private static final String A_SUITE =
      ". A suite is a folder of compiled classes or a jar. Example: target/test-classes";
  private static final String A_CLASS_PATH =
      ", named by --classpath, which takes jars, folders of classes, and folders of jars."
          + " Example: --classpath lib";
  private static final String NO_FILE =
      "--classpath-file names a file with a class path in it, but there is no file %s."
          + " Example: --classpath-file target/suite.classpath";
  private static final String IN_FILE =
      ", named in the class path file %s. Example of how it is written: mvn"
          + " dependency:build-classpath -Dmdep.outputFile=target/suite.classpath";

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
   * @throws RefusedException if something does not exist, or nothing on it can run a suite; the
   *     message says all that does not
   */
  SuitePath path(Path project) throws IOException {
    return withMain(found(project));
  }

  /**
   * Puts the class path together once more.
   *
   * @throws IOException if something does not exist: it may only be on its way
   */
  SuitePath pathAgain(Path project) throws IOException {
    try {
      return found(project);
    } catch (RefusedException e) {
      throw new IOException(e.getMessage());
    }
  }

  private SuitePath found(Path project) throws IOException {
    Path file = classPathFile(project);
    boolean isFile = file != null && Files.exists(file) && !Files.isDirectory(file);
    List<Path> scanned = suites.isEmpty() ? List.of(project.resolve(CLASSES)) : suites;
    List<Path> named = classPath.stream().flatMap(Suites::paths).toList();
    List<Path> read = isFile ? paths(Files.readString(file).strip()).toList() : List.of();
    List<String> problems =
        Stream.of(
                missing(scanned, A_SUITE),
                missing(named, A_CLASS_PATH),
                file == null || isFile ? Stream.<String>of() : Stream.of(NO_FILE.formatted(file)),
                missing(read, IN_FILE.formatted(file)))
            .flatMap(each -> each)
            .toList();
    if (!problems.isEmpty()) {
      throw new RefusedException(String.join(System.lineSeparator(), problems));
    }
    return SuitePath.of(scanned, Stream.concat(named.stream(), read.stream()).toList());
  }

  private @Nullable Path classPathFile(Path project) {
    Path usual = project.resolve(CLASS_PATH);
    return classPathFile == null && classPath.isEmpty() && Files.exists(usual)
        ? usual
        : classPathFile;
  }

  private static Stream<Path> paths(String path) {
    return Stream.of(path.split(File.pathSeparator)).filter(each -> !each.isBlank()).map(Path::of);
  }

  private static Stream<String> missing(List<Path> paths, String rule) {
    List<String> missing =
        paths.stream().filter(path -> !Files.exists(path)).map(Path::toString).toList();
    return missing.isEmpty()
        ? Stream.of()
        : Stream.of("no such folder or jar: " + String.join(", ", missing) + rule);
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
