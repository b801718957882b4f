package dev.roadworthy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder, environment variables and system properties to load from. */
final class Given {

  final Path folder;
  final Map<String, String> variables = new HashMap<>();
  final Map<String, String> properties = new HashMap<>();

  Given(Path folder) {
    this.folder = folder;
  }

  Given variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Given property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Given file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  Given file(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Given yaml(String content) {
    return file("roadworthy.yaml", content);
  }

  ConfigurationLoader loader() {
    return new ConfigurationLoader(folder, variables::get, properties::get);
  }

  Configuration load(Scope scope) {
    return loader().load(scope);
  }

  /** What is wrong when this is loaded for an environment of this name. */
  ConfigurationException failure(Scope scope) {
    return catchThrowableOfType(ConfigurationException.class, () -> load(scope));
  }

  List<String> problems(Scope scope) {
    return failure(scope).problems().stream().map(Problem::toString).toList();
  }

  static Scope suite(String environment) {
    return Scope.suite(new EnvironmentChoice(environment, "-Denvironment"));
  }

  static Scope watch(String environment) {
    return Scope.watch(new EnvironmentChoice(environment, "-Denvironment"));
  }

  static Scope runner(String environment) {
    return Scope.runner(new EnvironmentChoice(environment, "-Denvironment"));
  }
}
