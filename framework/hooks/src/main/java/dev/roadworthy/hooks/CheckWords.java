package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The words for letters about a check. */
final class CheckWords {

  private final Letter letter;
  private final Sender sender;
  private final Incident incident;
  private final String name;
  private final String command;

  private CheckWords(Letter letter, Sender sender) {
    this.letter = letter;
    this.sender = sender;
    this.incident = letter.incident();
    this.name = letter.check().name();
    this.command = sender.command("incidents show " + incident.id().brief());
  }

  static LetterText of(Letter letter, Sender sender) {
    CheckWords words = new CheckWords(letter, sender);
    if (letter.kind() != Letter.Kind.RESOLVED) {
      return words.open();
    }
    return letter.verdict().reason().code() == ReasonCode.RETIRED
        ? words.retired()
        : words.resolved();
  }

  static String trouble(Letter letter) {
    Incident incident = letter.incident();
    return "%s: %s in %s since %s%s"
        .formatted(
            letter.check().name(),
            incident.trouble(),
            incident.key().environment(),
            Times.text(incident.since()),
            incident.trouble() == Status.BLIND ? "; nothing is known of the application" : "");
  }

  private LetterText open() {
    String still = letter.kind() == Letter.Kind.REMINDER ? "still " : "";
    return text(
        still + incident.trouble() + ": " + name,
        trouble(letter),
        gravity("") + "; " + letter.verdict().reason().text(),
        owner() + changed(),
        "First: " + steps() + look());
  }

  private LetterText resolved() {
    boolean well = letter.verdict().status() == Status.UP;
    String now =
        well ? "UP again" : "no longer " + incident.trouble() + " but " + letter.verdict().status();
    return text(
        now + ": " + name,
        "%s: %s in %s after %s of %s, %s"
            .formatted(
                name,
                now,
                incident.key().environment(),
                Times.lasted(letter),
                incident.trouble(),
                Times.span(letter)),
        gravity("was ") + "; " + letter.verdict().reason().text(),
        owner(),
        "First: "
            + (well
                ? "nothing to do, it passes again"
                : "nothing at once: it passes again, but is slow or warns")
            + statusPage()
            + "; the time line is shown on "
            + sender.host()
            + " by:");
  }

  /** Nobody knows whether it is well again. */
  private LetterText retired() {
    return text(
        "retired: " + name,
        "%s: closed in %s, because %s; was %s %s"
            .formatted(
                name,
                incident.key().environment(),
                letter.verdict().reason().text(),
                incident.trouble(),
                Times.span(letter)),
        gravity("was "),
        owner(),
        "First: make sure that the check was meant to go; " + look());
  }

  private LetterText text(String title, String... lines) {
    return LetterText.of(letter, sender, command, title, lines);
  }

  private String gravity(String tense) {
    Fault fault = incident.fault();
    return letter.check().severity()
        + ", "
        + tense
        + (fault == null ? "layer undecided" : fault.diagnosis());
  }

  private String owner() {
    return "Owner: " + letter.check().owner();
  }

  private String changed() {
    Instant passed = incident.lastPassedAt();
    String changed = incident.changed();
    if (passed == null) {
      return "; no earlier pass is known";
    }
    return (changed == null ? "; look for what changed after " : "; " + changed + " after ")
        + Times.text(passed)
        + ", when it last passed";
  }

  private String steps() {
    URI runbook = letter.check().runbook();
    Fault fault = incident.fault();
    List<String> steps = new ArrayList<>();
    if (runbook != null) {
      steps.add(
          OneLine.fits(runbook.toASCIIString())
              ? runbook.toString()
              : "the runbook (too long for a letter, the command shows it)");
    }
    if (fault != null) {
      steps.add("roadworthy explain " + fault.code().code());
    }
    return steps.isEmpty() ? "" : String.join(" or ", steps) + "; ";
  }

  private String look() {
    URI page = sender.statusPage(letter);
    return "look " + (page == null ? "" : "at " + page + " or ") + "on " + sender.host() + ":";
  }

  private String statusPage() {
    URI page = sender.statusPage(letter);
    return page == null ? "" : " (" + page + ")";
  }
}
