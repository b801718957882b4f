package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file without errors. It holds the environments and hooks that were asked for;
 * only their secrets have been read.
 *
 * @param file where it was read from, absolute
 * @param environments by name, in the order of the file
 * @param hooks by name, in the order of the file
 * @param policy the rules of the house
 * @param retention how long history is kept
 * @param database where it is kept; null for the home folder, or if that was not asked for
 * @param watch what concerns the watch alone
 * @param statusPages where people find the status page of an environment's watch, by the name of
 *     the environment: of all that say it, because a letter may be about any of them
 */
public record Configuration(
    Path file,
    Map<String, Environment> environments,
    Map<String, HookSettings> hooks,
    Policy policy,
    Retention retention,
    @Nullable DatabaseSettings database,
    WatchSettings watch,
    Map<String, URI> statusPages) {

  /** Copies the maps; environments and hooks keep their order. */
  public Configuration {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    hooks = Collections.unmodifiableMap(new LinkedHashMap<>(hooks));
    statusPages = Map.copyOf(statusPages);
  }

  /**
   * An environment that was asked for.
   *
   * @throws IllegalArgumentException if it was not
   */
  public Environment environment(String name) {
    Environment environment = environments.get(name);
    if (environment == null) {
      throw new IllegalArgumentException(
          "Environment \"" + name + "\" was not loaded. Loaded: " + environments.keySet());
    }
    return environment;
  }

  /** The values of all secrets that were read. */
  public Set<String> secrets() {
    return Stream.of(
            environments.values().stream().flatMap(each -> each.secrets().stream()),
            hooks.values().stream().flatMap(each -> each.secrets().stream()),
            Stream.ofNullable(database).flatMap(each -> each.secrets().stream()),
            watch.secrets().stream())
        .flatMap(secrets -> secrets)
        .map(Secret::reveal)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What masks all of these secrets in any text. */
  public Redactor redactor() {
    return Redactor.of(secrets());
  }
}
