package dev.roadworthy.reports.allure;

import dev.roadworthy.reports.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Allure itself: carried in our jar, unpacked once beside our other data, never on our class path.
 */
final class AllureHome {

  private static final String VERSION = version();

  private AllureHome() {}

  /**
   * Unpacks this version of Allure unless that has been done. Another process may be doing the
   * same: the folder appears whole or not at all.
   *
   * @param cache a folder that may be deleted at any time when no report is being generated
   * @return Allure's home
   */
  static Path unpacked(Path cache) throws IOException {
    Path home = cache.resolve("allure-" + VERSION);
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, "allure-unpacking-");
    try {
      unpack(fresh);
      moveInPlace(fresh, home);
    } finally {
      Folders.delete(fresh);
    }
    return home;
  }

  private static void moveInPlace(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  private static void unpack(Path target) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(resource("allure.zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("allure.zip leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.copy(zip, file);
        }
      }
    }
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = resource("allure.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(AllureHome.class.getResourceAsStream(name), name);
  }
}
