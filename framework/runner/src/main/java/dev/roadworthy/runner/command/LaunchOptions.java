package dev.roadworthy.runner.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a suite looks, from where, and in what JVM. */
final class LaunchOptions {

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: ROADWORTHY_ENVIRONMENT, else ci.")
  private @Nullable String environment;

  @Option(
      names = "--location",
      paramLabel = "NAME",
      description = "From where it looks. Default: ROADWORTHY_LOCATION, else this host's name.")
  private @Nullable String location;

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "For the suite's JVM, such as -Xmx256m. Repeatable.")
  private List<String> jvmOptions = new ArrayList<>();

  /** The environment that was named; null if none was. */
  @Nullable String environment() {
    return environment;
  }

  List<String> jvmOptions() {
    return jvmOptions;
  }

  /** What the suite's JVM is told of it, to be added to. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    if (location != null) {
      properties.put("roadworthy.location", location);
    }
    return properties;
  }
}
