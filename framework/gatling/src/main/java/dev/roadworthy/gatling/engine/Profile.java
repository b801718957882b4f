package dev.roadworthy.gatling.engine;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulation is fitted to an environment, without touching it.
 *
 * @param scale the share of its users that is made, over 0 and up to 1
 * @param url where the environment answers: takes the place of base URLs that lead elsewhere
 * @param hosts names and addresses that requests may be sent to besides that of {@code url}
 * @param maxRate how many requests are sent in a second at most; null for no cap
 * @param guarded what cannot be kept within these bounds is refused
 */
public record Profile(
    double scale, URI url, Set<String> hosts, @Nullable Integer maxRate, boolean guarded) {

  /** Copies the set. */
  public Profile {
    hosts = Set.copyOf(hosts);
  }
}
