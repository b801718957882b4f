package dev.roadworthy.hooks;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.schedule.DurationText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A letter in words, the same at every hook. Plain text: a hook that writes markup escapes it.
 *
 * @param title what a subject line or a notification shows
 * @param lines four: what is broken and since when, how bad and in which layer, who owns it, what
 *     to do first
 */
public record LetterText(String title, List<String> lines) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(UTC);

  /** Copies the list. */
  public LetterText {
    lines = List.copyOf(lines);
  }

  /** Finds the words for a letter. */
  public static LetterText of(Letter letter) {
    boolean resolved = letter.kind() == Letter.Kind.RESOLVED;
    return new LetterText(
        OneLine.of(title(letter, resolved)),
        List.of(
            OneLine.of(resolved ? recovered(letter) : broken(letter)),
            OneLine.of(gravity(letter, resolved)),
            OneLine.of("Owner: " + letter.check().owner()),
            OneLine.of(resolved ? "First: nothing, it passes again" : first(letter))));
  }

  private static String title(Letter letter, boolean resolved) {
    Incident incident = letter.incident();
    return (resolved ? letter.verdict().status() + " again: " : incident.trouble() + ": ")
        + letter.check().name()
        + " ("
        + incident.key().environment()
        + ")";
  }

  private static String broken(Letter letter) {
    Incident incident = letter.incident();
    String text =
        "%s: %s in %s since %s"
            .formatted(
                letter.check().name(),
                incident.trouble(),
                incident.key().environment(),
                TIME.format(incident.since()));
    return incident.trouble() == Status.BLIND
        ? text + "; its runs say nothing about the application"
        : text;
  }

  private static String recovered(Letter letter) {
    Incident incident = letter.incident();
    Instant end = incident.closedAt() == null ? letter.writtenAt() : incident.closedAt();
    Duration lasted = Duration.between(incident.since(), end).truncatedTo(SECONDS);
    return "%s: %s again in %s after %s of %s, since %s"
        .formatted(
            letter.check().name(),
            letter.verdict().status(),
            incident.key().environment(),
            DurationText.format(lasted),
            incident.trouble(),
            TIME.format(incident.since()));
  }

  private static String gravity(Letter letter, boolean resolved) {
    Fault fault = letter.incident().fault();
    String severity = letter.check().severity() + (resolved ? ", was " : ", ");
    return severity
        + (fault == null ? "layer undecided" : fault.diagnosis())
        + "; "
        + letter.verdict().reason().text();
  }

  private static String first(Letter letter) {
    URI runbook = letter.check().runbook();
    Fault fault = letter.incident().fault();
    String next = fault == null ? "roadworthy status" : "roadworthy explain " + fault.code();
    return "First: " + (runbook == null ? next : runbook + " or " + next);
  }
}
