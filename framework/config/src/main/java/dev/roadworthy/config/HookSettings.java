package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where letters go.
 *
 * @param name as in the file; letters name their hook by it
 * @param type the kind of hook: {@code webhook}
 * @param url where it listens, with scheme and host
 * @param secret what signs the letters, null if they go unsigned
 * @param allowPrivateAddress true if the host may resolve to an address that is not public
 * @param timeout the deadline of one attempt, 100 ms to 60 s
 * @param secrets every secret that stands anywhere above, in the URL too
 */
public record HookSettings(
    String name,
    String type,
    URI url,
    @Nullable Secret secret,
    boolean allowPrivateAddress,
    Duration timeout,
    List<Secret> secrets) {

  /** Copies the list. */
  public HookSettings {
    secrets = List.copyOf(secrets);
  }

  /** What masks this hook's secrets in any text. */
  public Redactor redactor() {
    return Redactor.of(secrets.stream().map(Secret::reveal).toList());
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return name + " (" + type + ", " + redactor().text(url.toString()) + ")";
  }
}
