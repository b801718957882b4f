package dev.roadworthy.distribution;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The zip, unpacked as {@code unzip} does it.
 *
 * @param home its folder
 */
record Distribution(Path home) {

  static final String VERSION = System.getProperty("distribution.version", "");

  private static final Path ZIP = Path.of(System.getProperty("distribution.zip", ""));

  static Distribution unpackedInto(Path folder) throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> inside = Files.walk(zip.getPath("/"))) {
      for (Path source : inside.toList()) {
        Path target = folder.resolve(source.toString().substring(1));
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
          @SuppressWarnings("unchecked")
          Set<PosixFilePermission> permissions =
              (Set<PosixFilePermission>) Files.getAttribute(source, "zip:permissions");
          Files.setPosixFilePermissions(target, permissions);
        }
      }
    }
    return new Distribution(folder.resolve("roadworthy-" + VERSION));
  }

  Path script() {
    return home.resolve("bin").resolve("roadworthy");
  }

  Path unit() {
    return home.resolve("systemd").resolve("roadworthy@.service");
  }

  /** The command, to be started in a folder on the Java of this test. */
  Shell shell(Path folder) {
    return new Shell(script(), folder, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }
}
