package dev.roadworthy.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from what people do about an incident, and from what they leave undone. */
class HandlingTest {

  private static final AlertPolicy POLICY =
      new AlertPolicy(Thresholds.DEFAULT, List.of("chat", "pager"));
  private static final Instant LATER = Past.minute(5).plus(Duration.ofHours(4)).plusSeconds(1);

  private final Decider decider = new Decider(POLICY);

  private static CheckState down() {
    return new Decided(POLICY).then("PPFPFF").state;
  }

  private static CheckState downUnheard() {
    return new Decided(POLICY).silenced().then("PPFPFF").state;
  }

  private static Incident open(CheckState state) {
    return Objects.requireNonNull(state.open());
  }

  private static CheckState acknowledged(CheckState state) {
    return Decider.acknowledge(state, new Acknowledgement("ada", Past.minute(6), "on it"))
        .orElseThrow()
        .state();
  }

  @Test
  void everybodyIsRemindedOfWhatNobodyHasInHand() {
    CheckState down = down();

    assertThat(decider.remind(Decided.CHECK, down, LATER.minusSeconds(1), false)).isEmpty();
    Decision reminded = decider.remind(Decided.CHECK, down, LATER, false).orElseThrow();

    assertThat(reminded.run()).isNull();
    assertThat(reminded.letters())
        .extracting(letter -> letter.hook() + " " + letter.kind())
        .containsExactly("chat REMINDER", "pager REMINDER");
    assertThat(reminded.letters().get(0).verdict().reason().text())
        .isEqualTo("still open after 4h3m, and nobody has it in hand");
    assertThat(reminded.events()).extracting(IncidentEvent::kind).containsExactly(Kind.REMINDED);
  }

  @Test
  void everyReminderIsALetterOfItsOwnAndTheSameOneIfItIsDecidedTwice() {
    Decision first = decider.remind(Decided.CHECK, down(), LATER, false).orElseThrow();
    Decision again =
        decider.remind(Decided.CHECK, down(), LATER.plusSeconds(9), false).orElseThrow();
    Decision second =
        decider
            .remind(Decided.CHECK, first.state(), LATER.plus(Duration.ofHours(4)), false)
            .orElseThrow();

    assertThat(again.letters().get(0).id()).isEqualTo(first.letters().get(0).id());
    assertThat(second.letters().get(0).id()).isNotEqualTo(first.letters().get(0).id());
  }

  @Test
  void nobodyIsRemindedOfWhatSomebodyHasInHand() {
    CheckState acknowledged = acknowledged(down());

    assertThat(open(acknowledged).acknowledged())
        .isEqualTo(new Acknowledgement("ada", Past.minute(6), "on it"));
    assertThat(decider.remind(Decided.CHECK, acknowledged, LATER, false)).isEmpty();
  }

  @Test
  void acknowledgingStandsInTheTimeLineAndIsToldToNobody() {
    Decision decision =
        Decider.acknowledge(down(), new Acknowledgement("ada", Past.minute(6), "on it"))
            .orElseThrow();

    assertThat(decision.letters()).isEmpty();
    assertThat(decision.events())
        .extracting(event -> event.kind() + ": " + event.reason().text() + " · " + event.text())
        .containsExactly("ACKNOWLEDGED: acknowledged by ada · on it");
  }

  @Test
  void whoTakesAnIncidentOverIsSaidToHaveItFromWhom() {
    CheckState ada = acknowledged(down());
    Acknowledgement bob = new Acknowledgement("bob", Past.minute(9), "");

    String since = Past.minute(6).toString();
    assertThat(reason(ada, bob))
        .isEqualTo("acknowledged by bob; it was in the hands of ada since " + since);
    assertThat(reason(ada, new Acknowledgement("ada", Past.minute(9), "again")))
        .isEqualTo("acknowledged by ada");
  }

  private static String reason(CheckState before, Acknowledgement by) {
    return Decider.acknowledge(before, by).orElseThrow().events().get(0).reason().text();
  }

  @Test
  void whatIsNotOpenCannotBeAcknowledged() {
    CheckState up = new Decided(POLICY).then("PP").state;

    assertThat(Decider.acknowledge(up, new Acknowledgement("ada", Past.minute(6), ""))).isEmpty();
  }

  @Test
  void nobodyIsRemindedWhereThatIsNotWanted() {
    Decider never = new Decider(new AlertPolicy(Thresholds.DEFAULT, List.of("chat"), null, true));

    assertThat(never.remind(Decided.CHECK, down(), LATER, false)).isEmpty();
  }

  @Test
  void aSilencedIncidentOpensAndIsToldOfWhenTheSilenceEnds() {
    CheckState unheard = downUnheard();
    assertThat(open(unheard).trouble()).isEqualTo(Status.DOWN);
    assertThat(open(unheard).toldAt()).isNull();

    assertThat(decider.remind(Decided.CHECK, unheard, LATER, true)).isEmpty();
    Decision told = decider.remind(Decided.CHECK, unheard, LATER, false).orElseThrow();

    assertThat(told.letters())
        .extracting(letter -> letter.hook() + " " + letter.kind())
        .containsExactly("chat TRIGGER", "pager TRIGGER");
    assertThat(told.letters().get(0).verdict().reason().code()).isEqualTo(ReasonCode.SILENCE_ENDED);
    assertThat(decider.remind(Decided.CHECK, told.state(), LATER, false)).isEmpty();
  }

  @Test
  void theEndOfWhatNobodyWasToldOfIsToldToNobody() {
    assertThat(new Decided(POLICY).silenced().then("FFFPP").letters).isEmpty();
  }

  @Test
  void theEndOfWhatWasToldBeforeTheSilenceIsTold() {
    Decided decided = new Decided(POLICY).then("FFF").silenced().then("PP");

    assertThat(decided.letters)
        .extracting(letter -> letter.hook() + " " + letter.kind())
        .containsExactly("chat TRIGGER", "pager TRIGGER", "chat RESOLVED", "pager RESOLVED");
  }

  @Test
  void whereTheEndIsNotToldItStandsInTheTimeLineAlone() {
    AlertPolicy untold =
        new AlertPolicy(Thresholds.DEFAULT, List.of("chat"), AlertPolicy.REMIND_AFTER, false);
    Decided decided = new Decided(untold).then("FFFPP");

    assertThat(decided.letters).extracting(Letter::kind).containsExactly(Letter.Kind.TRIGGER);
    assertThat(decided.events)
        .extracting(IncidentEvent::kind)
        .containsExactly(Kind.OPENED, Kind.CLOSED);
    assertThat(new Decider(untold).retire(Decided.CHECK, down(), LATER).orElseThrow().letters())
        .isEmpty();
  }

  @Test
  void whatGetsWorseInASilenceIsToldOfWhenItEnds() {
    CheckState worse = new Decided(POLICY).then("BBB").silenced().then("FFF").state;
    assertThat(open(worse).trouble()).isEqualTo(Status.DOWN);

    Decision told = decider.remind(Decided.CHECK, worse, LATER, false).orElseThrow();
    assertThat(told.letters().get(0).kind()).isEqualTo(Letter.Kind.REMINDER);
    assertThat(told.letters().get(0).incident().trouble()).isEqualTo(Status.DOWN);
  }

  @Test
  void theEndOfWhatGotWorseInASilenceIsToldToWhoWasToldOfItBefore() {
    Decided decided = new Decided(POLICY).then("BBB").silenced().then("FFFPP");

    assertThat(decided.letters)
        .extracting(letter -> letter.hook() + " " + letter.kind())
        .containsExactly("chat TRIGGER", "pager TRIGGER", "chat RESOLVED", "pager RESOLVED");
  }

  @Test
  void whatWasDecidedWhileAClockWasAheadKeepsNothingFromBeingDecided() {
    Decided ahead = new Decided(POLICY).then("P");
    CheckState state = ahead.state;
    CheckState future =
        new CheckState(
            state.key(),
            state.verdict(),
            state.since(),
            null,
            Past.minute(0).plus(Duration.ofDays(9)),
            null);

    assertThat(new Decided(POLICY).from(future).then("FFF").state.open()).isNotNull();
  }

  @Test
  void theIncidentOfACheckThatIsRetiredIsClosedAndThatIsTold() {
    Decision retired = decider.retire(Decided.CHECK, down(), LATER).orElseThrow();

    assertThat(retired.state().open()).isNull();
    assertThat(Objects.requireNonNull(retired.state().verdict()).status())
        .isEqualTo(Status.UNKNOWN);
    assertThat(retired.closed()).extracting(Incident::closedAt).containsExactly(LATER);
    assertThat(retired.letters())
        .extracting(letter -> letter.kind() + " " + letter.verdict().reason().code())
        .containsOnly("RESOLVED RETIRED");
    assertThat(decider.retire(Decided.CHECK, retired.state(), LATER)).isEmpty();
  }

  @Test
  void aCheckThatComesBackBeginsAnew() {
    Decision retired = decider.retire(Decided.CHECK, down(), Past.minute(6)).orElseThrow();
    Optional<Incident> open =
        Optional.ofNullable(
            new Decided(POLICY).from(retired.state()).then("PPPPPPPF").state.open());

    assertThat(open).isEmpty();
  }
}
