package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a check looks. Exactly one of {@code url} and {@code embedded} is given.
 *
 * @param name as in the file
 * @param kind what it is for
 * @param url where the application answers, with scheme and host; null if it is embedded
 * @param embedded the binary name of the class that starts the application inside the suite JVM;
 *     null if it has a URL
 * @param trust whose certificates are believed
 * @param expiresSoon a certificate that has less time left is warned about
 * @param credentials what is shown to be let in, null for none
 * @param signature how the application's own answers are known, null if they are not
 * @param versionHeader the name of a response header in which the application says its version,
 *     null if it does not
 * @param values what the checks may ask for by name; secrets among them are revealed
 * @param alerts true if incidents are told to the hooks
 * @param hooks the names of the hooks that are told
 * @param every the schedule of checks that name none, null for the framework's default
 * @param timeout the deadline of checks that name none, null for the framework's default
 * @param reachability http or https URLs of which at least one can be connected to from wherever
 *     the network is well; empty if nothing is known of it
 * @param load what load tests may do to it
 * @param secrets every secret that stands anywhere above
 */
public record Environment(
    String name,
    EnvironmentKind kind,
    @Nullable URI url,
    @Nullable String embedded,
    Trust trust,
    Duration expiresSoon,
    @Nullable Credentials credentials,
    @Nullable Signature signature,
    @Nullable String versionHeader,
    Map<String, String> values,
    boolean alerts,
    List<String> hooks,
    @Nullable Schedule every,
    @Nullable Duration timeout,
    List<URI> reachability,
    LoadSettings load,
    List<Secret> secrets) {

  /** Where the file says nothing. */
  public static final Duration EXPIRES_SOON = Duration.ofDays(14);

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException unless exactly one of {@code url} and {@code embedded} is
   *     given
   */
  public Environment {
    if ((url == null) == (embedded == null)) {
      throw new IllegalArgumentException("exactly one of url and embedded is given");
    }
    values = Map.copyOf(values);
    hooks = List.copyOf(hooks);
    reachability = List.copyOf(reachability);
    secrets = List.copyOf(secrets);
  }

  /** What masks this environment's secrets in any text. */
  public Redactor redactor() {
    return Redactor.of(secrets.stream().map(Secret::reveal).toList());
  }

  /** Without secrets. */
  @Override
  public String toString() {
    String at = url != null ? redactor().text(url.toString()) : "embedded " + embedded;
    return name + " (" + kind + ", " + at + ")";
  }
}
