package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private static final Sender WITHOUT_PAGE =
      new Sender("watch-1", Path.of("/var/lib/roadworthy"), null, Map.of());

  private static LetterText text(Letter letter) {
    return LetterText.of(letter, Letters.SENDER);
  }

  @Test
  void aTriggerSaysWhatIsBrokenHowBadWhoseItIsAndWhatToDoFirst() {
    LetterText text = text(Letters.trigger());
    assertThat(text.title()).isEqualTo("DOWN: The landing page answers (production)");
    assertThat(text.lines())
        .containsExactly(
            "The landing page answers: DOWN in production since 2026-11-02 08:58:30 UTC",
            "CRITICAL, W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in 31 ms"
                + " (tcp ok 1 ms); 3 of the last 5 failed",
            "Owner: web; look for what changed after 2026-11-02 08:57:30 UTC, when it last passed",
            "First: https://wiki.example/landing or roadworthy explain W0502; look at"
                + " https://status.example/ or on watch-1: roadworthy incidents show 3e072748"
                + " --home /var/lib/roadworthy");
  }

  @Test
  void withoutAStatusPageTheCommandIsLeft() {
    assertThat(LetterText.of(Letters.trigger(), WITHOUT_PAGE).lines().get(3))
        .isEqualTo(
            "First: https://wiki.example/landing or roadworthy explain W0502; look on watch-1:"
                + " roadworthy incidents show 3e072748 --home /var/lib/roadworthy");
    assertThat(LetterText.of(Letters.resolved(), WITHOUT_PAGE).lines().get(3))
        .isEqualTo(
            "First: nothing to do, it passes again; the time line is shown on watch-1 by:"
                + " roadworthy incidents show 3e072748 --home /var/lib/roadworthy");
  }

  @Test
  void whatIsKnownToHaveChangedIsSaid() {
    assertThat(text(Letters.triggerAfter("application 1.4.2 -> 1.4.3")).lines().get(2))
        .isEqualTo(
            "Owner: web; application 1.4.2 -> 1.4.3 after 2026-11-02 08:57:30 UTC, when it last"
                + " passed");
  }

  @Test
  void aReminderSaysForHowLongItHasBeenSo() {
    LetterText text = text(Letters.reminder());
    assertThat(text.title()).isEqualTo("still DOWN: The landing page answers (production)");
    assertThat(text.lines().get(0)).isEqualTo(text(Letters.trigger()).lines().get(0));
    assertThat(text.lines().get(1)).endsWith("; still open after 4h, and nobody has it in hand");
    assertThat(text.lines().get(3)).isEqualTo(text(Letters.trigger()).lines().get(3));
  }

  @Test
  void aResolvedLetterSaysHowLongItLasted() {
    LetterText text = text(Letters.resolved());
    assertThat(text.title()).isEqualTo("UP again: The landing page answers (production)");
    assertThat(text.lines())
        .containsExactly(
            "The landing page answers: UP again in production after 13m of DOWN, from 2026-11-02"
                + " 08:58:30 to 2026-11-02 09:11:30 UTC",
            "CRITICAL, was W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in"
                + " 31 ms (tcp ok 1 ms); 2 runs in a row passed",
            "Owner: web",
            "First: nothing to do, it passes again (https://status.example/); the time line is"
                + " shown on watch-1 by: roadworthy incidents show 3e072748 --home"
                + " /var/lib/roadworthy");
  }

  @Test
  void aCheckThatPassesButIsSlowIsNotSaidToBeUp() {
    LetterText text = text(Letters.resolved(Status.DEGRADED));
    assertThat(text.title())
        .isEqualTo("no longer DOWN but DEGRADED: The landing page answers (production)");
    assertThat(text.lines().get(0))
        .isEqualTo(
            "The landing page answers: no longer DOWN but DEGRADED in production after 13m of DOWN,"
                + " from 2026-11-02 08:58:30 to 2026-11-02 09:11:30 UTC");
    assertThat(text.lines().get(3))
        .startsWith("First: nothing at once: it passes again, but is slow or warns (https://");
  }

  @Test
  void aCheckThatIsGoneFromTheSuiteIsNotSaidToBeWell() {
    LetterText text = text(Letters.retired());
    assertThat(text.title()).isEqualTo("retired: The landing page answers (production)");
    assertThat(text.lines())
        .containsExactly(
            "The landing page answers: closed in production, because the suite does not have it any"
                + " more; was DOWN from 2026-11-02 08:58:30 to 2026-11-02 09:11:30 UTC",
            "CRITICAL, was W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in"
                + " 31 ms (tcp ok 1 ms)",
            "Owner: web",
            "First: make sure that the check was meant to go; look at https://status.example/ or on"
                + " watch-1: roadworthy incidents show 3e072748 --home /var/lib/roadworthy");
    assertThat(Accent.of(Letters.retired())).isEqualTo(Accent.AMBER);
    assertThat(Accent.of(Letters.resolved())).isEqualTo(Accent.GREEN);
  }

  @Test
  void aNoticeSaysWhichHookIsDisabledAndHowItIsEnabled() {
    LetterText text =
        text(
            Letters.trigger()
                .noticeTo(
                    "chat", "https://ops.example answered 410: it wants no more", Letters.CLOSED));
    assertThat(text.title())
        .isEqualTo(
            "hook 'ops' is disabled: https://ops.example answered 410: it wants no more"
                + " (production)");
    assertThat(text.lines())
        .containsExactly(
            "hook 'ops' is disabled: https://ops.example answered 410: it wants no more",
            "It refused this letter, and those that follow wait: The landing page answers: DOWN in"
                + " production since 2026-11-02 08:58:30 UTC",
            "Owner of the check in that letter: web",
            "First: settle it with the receiver; then `roadworthy redeliver`, with that letter's id"
                + " and the options that show it, enables the hook. The id is shown on watch-1 by: roadworthy status --home"
                + " /var/lib/roadworthy");
  }

  @Test
  void aBlindCheckSaysThatNothingIsKnown() {
    LetterText text =
        text(Letters.trigger("ops", "one", Status.BLIND, null, Letters.check("It works", null)));
    assertThat(text.title()).isEqualTo("BLIND: It works (production)");
    assertThat(text.lines())
        .containsExactly(
            "It works: BLIND in production since 2026-11-02 08:58:30 UTC; nothing is known of"
                + " the application",
            "CRITICAL, layer undecided; 3 of the last 5 said nothing about the application",
            "Owner: web; look for what changed after 2026-11-02 08:57:30 UTC, when it last passed",
            "First: look at https://status.example/ or on watch-1: roadworthy incidents show"
                + " f97c5d29 --home /var/lib/roadworthy");
  }

  @Test
  void aWatchInTroubleSaysWhatThatMeansAndSendsNobodyToAHistoryThatDoesNotHaveIt() {
    LetterText text = text(Letters.ofTheWatch(Letter.Kind.TRIGGER));
    assertThat(text.title())
        .isEqualTo("The watch itself: history is not written: the database is locked (production)");
    assertThat(text.lines())
        .containsExactly(
            "The watch of production on watch-1 has been degraded since 2026-11-02 08:58:30 UTC",
            "CRITICAL, X0107 check: history is not written: the database is locked; checks run"
                + " and are journalled, but nothing is decided and nobody is told until it is over",
            "Owner: whoever runs the watch on watch-1",
            "First: roadworthy explain X0107; look at https://status.example/ or at the watch's log"
                + " on watch-1, whose home is /var/lib/roadworthy");
    assertThat(text.command()).isNull();
    assertThat(LetterText.of(Letters.ofTheWatch(Letter.Kind.TRIGGER), WITHOUT_PAGE).lines().get(3))
        .isEqualTo(
            "First: roadworthy explain X0107; look at the watch's log on watch-1, whose home is"
                + " /var/lib/roadworthy");
  }

  @Test
  void aWatchThatIsWellAgainSaysHowLongItWasNot() {
    LetterText text = text(Letters.ofTheWatch(Letter.Kind.RESOLVED));
    assertThat(text.title())
        .isEqualTo(
            "The watch itself, over: history is not written: the database is locked (production)");
    assertThat(text.lines())
        .containsExactly(
            "The watch of production on watch-1 was degraded for 13m, from 2026-11-02 08:58:30 to"
                + " 2026-11-02 09:11:30 UTC",
            "CRITICAL, was X0107 check: history is not written: the database is locked",
            "Owner: whoever runs the watch on watch-1",
            "First: nothing to do, it is over (https://status.example/); what happened stands in"
                + " the watch's log on watch-1, whose home is /var/lib/roadworthy");
  }

  @Test
  void aHookThatRefusesALetterOfTheWatchIsNotLookedForInHistory() {
    LetterText text =
        text(
            Letters.ofTheWatch(Letter.Kind.TRIGGER)
                .noticeTo("chat", "https://ops.example answered 410", Letters.CLOSED));
    assertThat(text.lines().get(1))
        .isEqualTo(
            "It refused this letter, and those that follow wait: The watch of production on watch-1"
                + " has been degraded since 2026-11-02 08:58:30 UTC");
    assertThat(text.lines().get(3))
        .isEqualTo(
            "First: settle it with the receiver; the watch enables the hook when it next writes"
                + " about itself");
    assertThat(text.command()).isNull();
  }

  @Test
  void howeverLongARunbooksLinkIsThePageAndTheCommandStandThereWhole() {
    String longest = "https://wiki.example/" + "x".repeat(479);
    String end =
        " or roadworthy explain W0502; look at https://status.example/ or on watch-1: roadworthy"
            + " incidents show 3e072748 --home /var/lib/roadworthy";
    assertThat(text(withRunbook(longest)).lines().get(3)).isEqualTo("First: " + longest + end);
    assertThat(text(withRunbook(longest + "x")).lines().get(3))
        .isEqualTo("First: the runbook (too long for a letter, the command shows it)" + end);
  }

  @Test
  void howeverLongItsPathsAreACommandIsNotCut() {
    String home = "/srv/" + "x".repeat(4000);
    Sender sender =
        new Sender("watch-1", Path.of(home), Path.of(home + "/roadworthy.yaml"), Map.of());
    assertThat(LetterText.of(Letters.trigger(), sender).lines().get(3))
        .endsWith(" --home " + home + " --config " + home + "/roadworthy.yaml");
  }

  private static Letter withRunbook(String runbook) {
    return Letters.trigger(
        "ops",
        "incident",
        Status.DOWN,
        Letters.trigger().incident().fault(),
        Letters.check("The landing page answers", runbook));
  }

  @Test
  void whateverACheckIsNamedAndWhateverItSawThereAreFourLinesOfBoundedLength() {
    Fault fault =
        new Fault(FaultCode.EXPECTATION, "one\r\ntwo\u2028three\u0000\u202e" + "😀".repeat(999));
    LetterText text =
        text(Letters.trigger("ops", "one", Status.DOWN, fault, Letters.check("a\nb\tc", null)));

    assertThat(text.title()).isEqualTo("DOWN: a b c (production)");
    assertThat(text.lines())
        .hasSize(4)
        .allSatisfy(
            line -> {
              assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(500);
              assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
            });
    assertThat(text.lines().get(1))
        .startsWith("CRITICAL, A0600 application: one two three 😀")
        .endsWith("😀…");
  }
}
