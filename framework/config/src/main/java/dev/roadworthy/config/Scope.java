package dev.roadworthy.config;

import org.jspecify.annotations.Nullable;

/**
 * What a configuration is loaded for. The structure of the whole file is always checked; secrets
 * and certificates are read, and have to be there, only for what is asked for.
 */
public final class Scope {

  private final @Nullable EnvironmentChoice choice;
  private final boolean hooks;
  private final boolean watch;
  private final boolean everything;

  private Scope(
      @Nullable EnvironmentChoice choice, boolean hooks, boolean watch, boolean everything) {
    this.choice = choice;
    this.hooks = hooks;
    this.watch = watch;
    this.everything = everything;
  }

  /** One environment, no hooks and no database: what runs the checks needs no more. */
  public static Scope suite(EnvironmentChoice choice) {
    return new Scope(choice, false, false, false);
  }

  /** One environment, the database, and the hooks that are told if its alerts are on. */
  public static Scope runner(EnvironmentChoice choice) {
    return new Scope(choice, true, false, false);
  }

  /** The same, and what concerns the watch alone. */
  public static Scope watch(EnvironmentChoice choice) {
    return new Scope(choice, true, true, false);
  }

  /** Every environment, every hook, and the database. */
  public static Scope everything() {
    return new Scope(null, true, true, true);
  }

  /** Nothing but the structure: what is loaded has no environments, hooks or database. */
  public static Scope structure() {
    return new Scope(null, false, false, false);
  }

  @Nullable EnvironmentChoice choice() {
    return choice;
  }

  boolean asksForWatch() {
    return watch;
  }

  boolean asksForEnvironment(String name) {
    return everything || (choice != null && choice.name().equals(name));
  }

  boolean asksForDatabase() {
    return hooks;
  }

  /** True if the hook is asked for, given the environments that were loaded. */
  boolean asksForHook(String name, Iterable<Environment> loaded) {
    if (everything || !hooks) {
      return everything;
    }
    for (Environment environment : loaded) {
      if (environment.alerts() && environment.hooks().contains(name)) {
        return true;
      }
    }
    return false;
  }
}
