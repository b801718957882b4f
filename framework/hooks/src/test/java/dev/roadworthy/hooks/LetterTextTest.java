package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  @Test
  void aTriggerSaysWhatIsBrokenHowBadWhoseItIsAndWhatToDoFirst() {
    LetterText text = LetterText.of(Letters.trigger());
    assertThat(text.title()).isEqualTo("DOWN: The landing page answers (production)");
    assertThat(text.lines())
        .containsExactly(
            "The landing page answers: DOWN in production since 2026-11-02 08:58:30 UTC",
            "CRITICAL, W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in 31 ms"
                + " (tcp ok 1 ms); 3 of the last 5 runs failed",
            "Owner: web; look for what changed after 2026-11-02 08:57:30 UTC, when it last passed",
            "First: https://wiki.example/landing or roadworthy explain W0502; look at roadworthy"
                + " incidents show 3e072748");
  }

  @Test
  void whatIsKnownToHaveChangedIsSaid() {
    assertThat(LetterText.of(Letters.triggerAfter("application 1.4.2 -> 1.4.3")).lines().get(2))
        .isEqualTo(
            "Owner: web; application 1.4.2 -> 1.4.3 after 2026-11-02 08:57:30 UTC, when it last"
                + " passed");
  }

  @Test
  void aResolvedLetterSaysHowLongItLasted() {
    LetterText text = LetterText.of(Letters.resolved());
    assertThat(text.title()).isEqualTo("UP again: The landing page answers (production)");
    assertThat(text.lines())
        .containsExactly(
            "The landing page answers: UP again in production after 13m of DOWN, since 2026-11-02"
                + " 08:58:30 UTC",
            "CRITICAL, was W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in"
                + " 31 ms (tcp ok 1 ms); 2 passes in a row",
            "Owner: web",
            "First: nothing, it passes again; look at roadworthy incidents show 3e072748");
  }

  @Test
  void aNoticeSaysWhichHookIsDisabledAndHowItIsEnabled() {
    LetterText text =
        LetterText.of(
            Letters.trigger().noticeTo("chat", "https://ops.example answered 410", Letters.CLOSED));
    assertThat(text.title())
        .isEqualTo("hook 'ops' is disabled: https://ops.example answered 410 (production)");
    assertThat(text.lines())
        .containsExactly(
            "hook 'ops' is disabled: https://ops.example answered 410",
            "It refused a letter: The landing page answers: DOWN in production since 2026-11-02"
                + " 08:58:30 UTC",
            "Owner: web",
            "First: roadworthy status names that letter; redelivering it enables the hook again");
  }

  @Test
  void aBlindCheckSaysThatNothingIsKnown() {
    LetterText text =
        LetterText.of(
            Letters.trigger("ops", "one", Status.BLIND, null, Letters.check("It works", null)));
    assertThat(text.title()).isEqualTo("BLIND: It works (production)");
    assertThat(text.lines())
        .containsExactly(
            "It works: BLIND in production since 2026-11-02 08:58:30 UTC; its runs say nothing"
                + " about the application",
            "CRITICAL, layer undecided; 3 of the last 5 runs were BROKEN",
            "Owner: web; look for what changed after 2026-11-02 08:57:30 UTC, when it last passed",
            "First: roadworthy incidents show f97c5d29");
  }

  @Test
  void whateverACheckIsNamedAndWhateverItSawThereAreFourLinesOfBoundedLength() {
    Fault fault =
        new Fault(FaultCode.EXPECTATION, "one\r\ntwo\u2028three\u0000\u202e" + "😀".repeat(999));
    LetterText text =
        LetterText.of(
            Letters.trigger("ops", "one", Status.DOWN, fault, Letters.check("a\nb\tc", null)));

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
