package dev.roadworthy.hooks;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.schedule.DurationText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A letter in words, the same at every hook. Plain text: a hook that writes markup escapes it.
 *
 * @param title what a subject line or a notification shows
 * @param lines four: what is broken and since when, how bad and in which layer, who owns it and
 *     what changed, what to do first and where to look
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
    return switch (letter.kind()) {
      case TRIGGER, REMINDER ->
          text(
              letter,
              still(letter) + letter.incident().trouble() + ": " + letter.check().name(),
              broken(letter),
              gravity(letter, ""),
              changed(letter),
              first(letter));
      case RESOLVED -> isRetired(letter) ? retired(letter) : resolved(letter);
      case HOOK_DISABLED ->
          text(
              letter,
              letter.verdict().reason().text(),
              letter.verdict().reason().text(),
              "It refused a letter: " + broken(letter),
              "",
              "roadworthy status names that letter; redelivering it enables the hook again");
    };
  }

  private static LetterText resolved(Letter letter) {
    return text(
        letter,
        letter.verdict().status() + " again: " + letter.check().name(),
        recovered(letter),
        gravity(letter, "was "),
        "",
        "nothing, it passes again; look at " + incident(letter));
  }

  private static boolean isRetired(Letter letter) {
    return letter.verdict().reason().code() == ReasonCode.RETIRED;
  }

  /** Nobody knows whether it is well again. */
  private static LetterText retired(Letter letter) {
    return text(
        letter,
        "retired: " + letter.check().name(),
        letter.check().name()
            + ": closed, because "
            + letter.verdict().reason().text()
            + "; was "
            + broken(letter),
        gravity(letter, "was "),
        "",
        "see that it was meant to go; look at " + incident(letter));
  }

  private static LetterText text(
      Letter letter, String title, String what, String gravity, String changed, String first) {
    return new LetterText(
        OneLine.of(title + " (" + letter.incident().key().environment() + ")"),
        List.of(
            OneLine.of(what),
            OneLine.of(gravity),
            OneLine.of("Owner: " + letter.check().owner() + changed),
            OneLine.of("First: " + first)));
  }

  private static String still(Letter letter) {
    return letter.kind() == Letter.Kind.REMINDER ? "still " : "";
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

  private static String gravity(Letter letter, String tense) {
    Fault fault = letter.incident().fault();
    return letter.check().severity()
        + ", "
        + tense
        + (fault == null ? "layer undecided" : fault.diagnosis())
        + "; "
        + letter.verdict().reason().text();
  }

  private static String changed(Letter letter) {
    Instant passed = letter.incident().lastPassedAt();
    String changed = letter.incident().changed();
    if (passed == null) {
      return "; no earlier pass is known";
    }
    return (changed == null ? "; look for what changed after " : "; " + changed + " after ")
        + TIME.format(passed)
        + ", when it last passed";
  }

  private static String first(Letter letter) {
    URI runbook = letter.check().runbook();
    Fault fault = letter.incident().fault();
    List<String> steps = new ArrayList<>();
    if (runbook != null) {
      steps.add(runbook.toString());
    }
    if (fault != null) {
      steps.add("roadworthy explain " + fault.code());
    }
    return steps.isEmpty()
        ? incident(letter)
        : String.join(" or ", steps) + "; look at " + incident(letter);
  }

  private static String incident(Letter letter) {
    return "roadworthy incidents show " + letter.incident().id().brief();
  }
}
