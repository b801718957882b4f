package dev.roadworthy.reports.allure;

import dev.roadworthy.run.Round;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number by which Allure names a build below its trends. */
final class BuildNumber {

  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,9})");

  private BuildNumber() {}

  /** A round's build number; empty if it has no build, or one with a name. */
  static Optional<Long> of(Round round) {
    if (round.build() == null) {
      return Optional.empty();
    }
    Matcher matcher = NUMBER.matcher(round.build());
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
