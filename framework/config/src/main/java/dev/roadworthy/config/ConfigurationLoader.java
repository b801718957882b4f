package dev.roadworthy.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Finds and loads {@code roadworthy.yaml}.
 *
 * <p>The file is the one named by system property {@code roadworthy.config}, else by environment
 * variable {@code ROADWORTHY_CONFIG}, else {@code roadworthy.yaml} in the folder, else in the
 * nearest of its parents up to the one with {@code .git}.
 */
public final class ConfigurationLoader {

  private final Path folder;
  private final Variables environment;
  private final Variables properties;

  /**
   * A loader that sees no more than it is given.
   *
   * @param folder where to look first, and what a relative file name is relative to
   * @param environment the environment variables
   * @param properties the system properties
   */
  public ConfigurationLoader(Path folder, Variables environment, Variables properties) {
    this.folder = folder.toAbsolutePath().normalize();
    this.environment = environment;
    this.properties = properties;
  }

  /** A loader for this JVM, its working folder and its environment variables. */
  public static ConfigurationLoader ofThisProcess() {
    return new ConfigurationLoader(Path.of(""), System::getenv, System::getProperty);
  }

  /** The environment that this JVM was told to look at. */
  public EnvironmentChoice chosenEnvironment() {
    return EnvironmentChoice.of(environment, properties);
  }

  /**
   * Finds the file and loads it.
   *
   * @throws ConfigurationException if there is none, or anything is wrong with it
   */
  public Configuration load(Scope scope) {
    return load(ConfigurationFile.find(folder, environment, properties), scope);
  }

  /**
   * Loads a file.
   *
   * @param file if relative, to the loader's folder
   * @throws ConfigurationException if it cannot be read, or anything is wrong with it
   */
  public Configuration load(Path file, Scope scope) {
    Path absolute = folder.resolve(file).normalize();
    var problems = new Problems(shown(absolute));
    Node root = root(absolute, problems);
    return reader(absolute, scope, problems).read(absolute, root);
  }

  /**
   * Finds the file and reads where history is kept, whatever is wrong with the rest. Null for the
   * home folder: the file names no database, or there is no file.
   *
   * @throws ConfigurationException if anything is wrong with that
   */
  public @Nullable DatabaseSettings database() {
    return ConfigurationFile.look(folder, environment, properties).map(this::database).orElse(null);
  }

  /**
   * Reads where history is kept, whatever is wrong with the rest of a file. Null for the home
   * folder.
   *
   * @throws ConfigurationException if the file cannot be read, or anything is wrong with that
   */
  public @Nullable DatabaseSettings database(Path file) {
    Path absolute = folder.resolve(file).normalize();
    var problems = new Problems(shown(absolute));
    Node root = root(absolute, problems);
    return reader(absolute, Scope.structure(), problems).readDatabase(root);
  }

  private static Node root(Path file, Problems problems) {
    return YamlTree.parse(YamlText.read(file, problems), problems)
        .orElseThrow(() -> problems.fatal(1, 1, "the file is empty", ConfigurationFile.EXAMPLE));
  }

  private ConfigurationReader reader(Path file, Scope scope, Problems problems) {
    var source = new SecretSource(file.resolveSibling(""), environment);
    return new ConfigurationReader(source, scope, problems);
  }

  private String shown(Path file) {
    return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
  }
}
