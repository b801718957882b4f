package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.fault.Fault;
import java.net.URI;
import java.util.Objects;

/**
 * The words for letters of a watch about itself. No history has their incidents: they go past the
 * database, which may be what is wrong.
 */
final class WatchWords {

  private WatchWords() {}

  static LetterText of(Letter letter, Sender sender) {
    Fault fault = Objects.requireNonNull(letter.incident().fault());
    String name = letter.check().name();
    URI page = sender.statusPage(letter);
    String log = "the watch's log on " + sender.host() + ", whose home is " + sender.home();
    String owner = "Owner: whoever runs the watch on " + sender.host();
    if (letter.kind() == Letter.Kind.RESOLVED) {
      return LetterText.of(
          letter,
          sender,
          null,
          name + ", over: " + fault.message(),
          watch(letter, sender)
              + " was degraded for "
              + Times.lasted(letter)
              + ", "
              + Times.span(letter),
          letter.check().severity() + ", was " + fault.diagnosis(),
          owner,
          "First: nothing to do, it is over"
              + (page == null ? "" : " (" + page + ")")
              + "; what happened stands in "
              + log);
    }
    return LetterText.of(
        letter,
        sender,
        null,
        name + ": " + fault.message(),
        trouble(letter, sender),
        letter.check().severity()
            + ", "
            + fault.diagnosis()
            + "; "
            + letter.verdict().reason().text(),
        owner,
        "First: roadworthy explain "
            + fault.code().code()
            + "; look at "
            + (page == null ? "" : page + " or at ")
            + log);
  }

  static String trouble(Letter letter, Sender sender) {
    return watch(letter, sender)
        + " has been degraded since "
        + Times.text(letter.incident().since());
  }

  private static String watch(Letter letter, Sender sender) {
    return "The watch of " + letter.incident().key().environment() + " on " + sender.host();
  }
}
