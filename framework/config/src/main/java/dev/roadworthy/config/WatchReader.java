package dev.roadworthy.config;

import dev.roadworthy.config.WatchSettings.Heartbeat;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code watch}. */
final class WatchReader {

  static final String EXAMPLE = "{heartbeat: {url: \"https://hc-ping.com/${env:HEARTBEAT_ID}\"}}";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration DEFAULT_EVERY = Duration.ofSeconds(60);

  private WatchReader() {}

  static WatchSettings read(Section watch, SecretReader secrets) {
    Section section =
        watch.section("heartbeat", "{url: \"https://hc-ping.com/${env:HEARTBEAT_ID}\"}");
    Heartbeat heartbeat = heartbeat(section, secrets);
    watch.done();
    return new WatchSettings(heartbeat);
  }

  private static @Nullable Heartbeat heartbeat(Section section, SecretReader secrets) {
    URI url = HookReader.url(section, "https://hc-ping.com/${env:HEARTBEAT_ID}", secrets);
    Duration every =
        section.read("every", "60s", Scalars.duration(SHORTEST, LONGEST), DEFAULT_EVERY);
    boolean allowPrivateAddress = HookReader.allowPrivateAddress(section);
    section.done();
    return url == null || !secrets.used()
        ? null
        : new Heartbeat(url, every, allowPrivateAddress, secrets.secrets());
  }
}
