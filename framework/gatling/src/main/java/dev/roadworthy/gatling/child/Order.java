package dev.roadworthy.gatling.child;

import dev.roadworthy.gatling.engine.Profile;
import dev.roadworthy.gatling.engine.UnusableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM that makes load is asked for: it is told by system properties.
 *
 * @param journal the file that is written
 * @param run the run's id
 * @param profile how the simulation is fitted to its environment
 * @param profileText the same in words
 * @param version of the application; null if it is not known
 * @param warmUp how much of its beginning does not count
 * @param maxDuration how long it makes load at most
 * @param abortRules on which it ends before that
 */
public record Order(
    Path journal,
    String run,
    Profile profile,
    String profileText,
    @Nullable String version,
    Duration warmUp,
    Duration maxDuration,
    List<AbortRule> abortRules) {

  private static final String PREFIX = "roadworthy.load.";
  private static final String BETWEEN = ";";

  /** Copies the list. */
  public Order {
    abortRules = List.copyOf(abortRules);
  }

  /** The same of a version of the application. */
  public Order withVersion(@Nullable String of) {
    return new Order(journal, run, profile, profileText, of, warmUp, maxDuration, abortRules);
  }

  /** As options of a JVM. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    options.add(option("journal", journal.toString()));
    options.add(option("run", run));
    options.add(option("scale", Double.toString(profile.scale())));
    options.add(option("url", profile.url().toString()));
    options.add(option("hosts", String.join(BETWEEN, profile.hosts())));
    options.add(option("guarded", Boolean.toString(profile.guarded())));
    options.add(option("profile", profileText));
    options.add(option("warm-up", warmUp.toString()));
    options.add(option("max-duration", maxDuration.toString()));
    options.add(
        option(
            "abort-when",
            String.join(BETWEEN, abortRules.stream().map(AbortRule::toString).toList())));
    if (profile.maxRate() != null) {
      options.add(option("max-rate", profile.maxRate().toString()));
    }
    if (version != null) {
      options.add(option("version", version));
    }
    return options;
  }

  private static String option(String name, String value) {
    return "-D" + PREFIX + name + "=" + value;
  }

  /**
   * Reads {@link #options} back.
   *
   * @throws UnusableException if one is missing
   */
  static Order of(UnaryOperator<@Nullable String> properties) {
    String maxRate = properties.apply(PREFIX + "max-rate");
    return new Order(
        Path.of(required(properties, "journal")),
        required(properties, "run"),
        new Profile(
            Double.parseDouble(required(properties, "scale")),
            URI.create(required(properties, "url")),
            Set.copyOf(list(required(properties, "hosts"))),
            maxRate == null ? null : Integer.valueOf(maxRate),
            Boolean.parseBoolean(required(properties, "guarded"))),
        required(properties, "profile"),
        properties.apply(PREFIX + "version"),
        Duration.parse(required(properties, "warm-up")),
        Duration.parse(required(properties, "max-duration")),
        list(required(properties, "abort-when")).stream().map(AbortRule::parse).toList());
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(BETWEEN));
  }

  private static String required(UnaryOperator<@Nullable String> properties, String name) {
    String value = properties.apply(PREFIX + name);
    if (value == null) {
      throw new UnusableException("-D" + PREFIX + name + " is missing");
    }
    return value;
  }
}
