package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.Owner;
import dev.roadworthy.schedule.DurationText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attribute's text may be. Each refuses with the rule, the value and an example. */
final class Rules {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private Rules() {}

  static Duration timeout(String text) {
    Duration duration = DurationText.parse(text);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw refused("a duration from 1ms to 1d", text, "10s");
    }
    return duration;
  }

  static Duration slowAfter(String text, Duration timeout) {
    Duration duration = DurationText.parse(text);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(timeout) >= 0) {
      String shorter = "a duration from 1ms to less than the timeout of ";
      throw refused(shorter + DurationText.format(timeout), text, "800ms");
    }
    return duration;
  }

  static Owner owner(String text) {
    if (text.isBlank()) {
      throw refused("the name of a team, not blank", text, "payments");
    }
    return new Owner(text.strip());
  }

  static URI runbook(String text) {
    URI uri = uri(text);
    if (uri == null
        || uri.getHost() == null
        || !("https".equalsIgnoreCase(uri.getScheme())
            || "http".equalsIgnoreCase(uri.getScheme()))) {
      throw refused("an absolute http or https URL", text, "https://wiki.example/checkout");
    }
    return uri;
  }

  static CheckId dependsOn(String text, CheckId self) {
    CheckId parent = new CheckId(text);
    if (parent.equals(self)) {
      throw refused("the id of another check", text, "landing");
    }
    return parent;
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static IllegalArgumentException refused(String rule, String value, String example) {
    return new IllegalArgumentException(
        rule + ", but was \"" + value + "\". Example: \"" + example + "\"");
  }
}
