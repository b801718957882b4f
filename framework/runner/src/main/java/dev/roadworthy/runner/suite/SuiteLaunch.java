package dev.roadworthy.runner.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a suite JVM is started with.
 *
 * @param path its classes
 * @param folder its working directory
 * @param jvmOptions such as {@code -Xmx256m}
 * @param properties system properties
 * @param checks the ids of the checks to run; none for all
 * @param settled the ids of checks that are not to run, because they did in an earlier JVM
 * @param atOnce how many checks run side by side, as they are asked for; 0 for a round in which
 *     each runs once
 * @param journal the file it writes
 * @param log the file that takes its standard output and error
 */
public record SuiteLaunch(
    SuitePath path,
    Path folder,
    List<String> jvmOptions,
    Map<String, String> properties,
    List<String> checks,
    List<String> settled,
    int atOnce,
    Path journal,
    Path log) {

  /** Copies the collections. */
  public SuiteLaunch {
    jvmOptions = List.copyOf(jvmOptions);
    properties = Map.copyOf(properties);
    checks = List.copyOf(checks);
    settled = List.copyOf(settled);
  }
}
