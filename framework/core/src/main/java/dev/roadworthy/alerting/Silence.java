package dev.roadworthy.alerting;

import dev.roadworthy.check.CheckId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Nobody is told of incidents of these checks for a while. They are measured as ever, and incidents
 * open and close; one that is still open when the silence ends is told of then.
 *
 * @param id by which it is ended early
 * @param environment where
 * @param checks the id of a check, with {@code *} for any number of characters; 1 to 200
 * @param from when it begins
 * @param until when it ends
 * @param by who asked for it
 * @param why they did
 */
public record Silence(
    String id,
    String environment,
    String checks,
    Instant from,
    Instant until,
    String by,
    String why) {

  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if it ends before it begins, or names no checks; the message
   *     states the rule
   */
  public Silence {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "A silence ends after it begins, but this one begins at "
              + from
              + " and ends at "
              + until);
    }
    if (checks.isBlank() || checks.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A silence names checks, in 1 to 200 characters, but was \""
              + checks
              + "\". Example: \"checkout*\"");
    }
  }

  /** True if nobody is told of the check then. */
  public boolean covers(String where, CheckId check, Instant at) {
    return environment.equals(where)
        && !at.isBefore(from)
        && at.isBefore(until)
        && pattern().matcher(check.value()).matches();
  }

  private Pattern pattern() {
    return Pattern.compile(
        Pattern.quote(checks).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
