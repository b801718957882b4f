package dev.roadworthy.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What concerns the watch alone.
 *
 * @param heartbeat who hears that it is alive, null if nobody does, or it was not asked for
 */
public record WatchSettings(@Nullable Heartbeat heartbeat) {

  /** Where the file says nothing. */
  public static final WatchSettings DEFAULT = new WatchSettings(null);

  /**
   * Who raises the alarm when nothing is heard of the watch any more.
   *
   * @param url what is posted to, with scheme and host
   * @param every the pause between two beats, 1 s to 1 d
   * @param allowPrivateAddress true if the host may resolve to an address that is not public
   * @param secrets every secret that stands in the URL
   */
  public record Heartbeat(
      URI url, Duration every, boolean allowPrivateAddress, List<Secret> secrets) {

    /** Copies the list. */
    public Heartbeat {
      secrets = List.copyOf(secrets);
    }

    /** Without what usually is a secret in such a URL. */
    @Override
    public String toString() {
      return "heartbeat to " + url.getHost() + " every " + every;
    }
  }

  List<Secret> secrets() {
    return heartbeat == null ? List.of() : heartbeat.secrets();
  }
}
