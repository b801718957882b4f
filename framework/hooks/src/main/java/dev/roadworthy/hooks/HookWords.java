package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;

/** The words for letters that tell one hook that another one is disabled. */
final class HookWords {

  private HookWords() {}

  static LetterText of(Letter letter, Sender sender) {
    boolean ofTheWatch = LetterText.isOfTheWatch(letter);
    String command = ofTheWatch ? null : sender.command("status");
    return LetterText.of(
        letter,
        sender,
        command,
        letter.verdict().reason().text(),
        letter.verdict().reason().text(),
        "It refused this letter, and those that follow wait: " + LetterText.trouble(letter, sender),
        "Owner of the check in that letter: " + letter.check().owner(),
        "First: settle it with the receiver; "
            + (command == null
                ? "the watch enables the hook when it next writes about itself"
                : "then `roadworthy redeliver`, with that letter's id and the options that show it,"
                    + " enables the hook. The id is shown on "
                    + sender.host()
                    + " by:"));
  }
}
