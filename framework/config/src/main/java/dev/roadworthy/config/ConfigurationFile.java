package dev.roadworthy.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the file. */
final class ConfigurationFile {

  /** The smallest file that is of use. */
  static final String EXAMPLE =
      """
      environments:
        ci:
          embedded: com.example.ShopApplication
        production:
          url: https://shop.example""";

  private static final String NAME = "roadworthy.yaml";
  private static final String PROPERTY = "roadworthy.config";
  private static final String VARIABLE = "ROADWORTHY_CONFIG";

  private ConfigurationFile() {}

  /**
   * The file that the property or the variable names, else {@code roadworthy.yaml} in the folder,
   * or in the nearest of its parents inside the same Git work tree.
   *
   * @throws ConfigurationException if there is none; the message shows what one looks like
   */
  static Path find(Path folder, Variables environment, Variables properties) {
    return look(folder, environment, properties)
        .orElseThrow(() -> notFound(folder, workTree(folder)));
  }

  /** The same; empty if there is none. */
  static Optional<Path> look(Path folder, Variables environment, Variables properties) {
    String named = firstNamed(properties.get(PROPERTY), environment.get(VARIABLE));
    if (named != null) {
      return Optional.of(named(folder, named));
    }
    Path top = workTree(folder);
    for (Path at = folder; at != null && at.startsWith(top); at = at.getParent()) {
      if (Files.exists(at.resolve(NAME))) {
        return Optional.of(at.resolve(NAME));
      }
    }
    return Optional.empty();
  }

  private static Path named(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw new Problems(Shown.text(name)).fatal(0, 0, "no file can have this name", null);
    }
  }

  private static @Nullable String firstNamed(@Nullable String property, @Nullable String variable) {
    String named = property == null || property.isBlank() ? variable : property;
    return named == null || named.isBlank() ? null : named;
  }

  /** The folder with {@code .git}; the folder itself if there is none, so that /tmp is not read. */
  private static Path workTree(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return folder;
  }

  private static ConfigurationException notFound(Path folder, Path top) {
    String parents = top.equals(folder) ? "" : ", nor in its parents up to " + top;
    String misnamed =
        Files.exists(folder.resolve("roadworthy.yml"))
            ? ". There is a roadworthy.yml: rename it"
            : "";
    return new Problems(folder.resolve(NAME).toString())
        .fatal(
            0,
            0,
            "there is no such file"
                + parents
                + "; it can also be named by -D"
                + PROPERTY
                + "= or "
                + VARIABLE
                + misnamed,
            EXAMPLE);
  }
}
