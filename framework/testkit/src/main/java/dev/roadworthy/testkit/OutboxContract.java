package dev.roadworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.roadworthy.alerting.Outbox} does with letters. A store's own test extends
 * this and says how to open one.
 */
public abstract class OutboxContract extends StoreContract {

  private static final Instant LATER = Rounds.START.plusSeconds(3600);
  private static final Set<String> ALL = Set.copyOf(Story.HOOKS);

  private List<Letter> opened(String check) {
    return new Story(ports(), "ci", check).then(Runs.failed(check)).letters();
  }

  private static Letter to(String hook, List<Letter> letters) {
    return letters.stream().filter(letter -> letter.hook().equals(hook)).findFirst().orElseThrow();
  }

  private List<Letter> due(Instant now) {
    return outbox().due(now, 100, ALL).stream().map(Posted::letter).toList();
  }

  private Posted only(State state) {
    List<Posted> posted = outbox().list(state, 100);
    assertThat(posted).hasSize(1);
    return posted.get(0);
  }

  @Test
  void anEmptyOutboxHasNothingDue() {
    assertThat(outbox().due(LATER, 10, ALL)).isEmpty();
    assertThat(outbox().nextDue(ALL)).isEmpty();
    assertThat(outbox().list(State.PENDING, 10)).isEmpty();
  }

  @Test
  void aLetterIsDueFromTheMomentItWasWritten() {
    List<Letter> letters = opened("landing");
    Instant written = letters.get(0).writtenAt();

    assertThat(due(written)).containsExactlyInAnyOrderElementsOf(letters);
    assertThat(due(written.minusNanos(1))).isEmpty();
    assertThat(outbox().nextDue(ALL)).isEqualTo(Map.of("chat", written, "pager", written));
    assertThat(outbox().due(written, 10, ALL).get(0))
        .satisfies(
            posted -> {
              assertThat(posted.state()).isEqualTo(State.PENDING);
              assertThat(posted.since()).isEqualTo(written);
              assertThat(posted.attempts()).isZero();
              assertThat(posted.nextAttempt()).isEqualTo(written);
              assertThat(posted.lastReason()).isNull();
            });
  }

  @Test
  void aDeliveredLetterIsNotDueAgain() {
    List<Letter> letters = opened("landing");
    letters.forEach(letter -> outbox().delivered(letter.id(), LATER));

    assertThat(due(LATER)).isEmpty();
    assertThat(outbox().nextDue(ALL)).isEmpty();
    assertThat(outbox().list(State.DELIVERED, 10))
        .extracting(Posted::letter)
        .containsExactlyInAnyOrderElementsOf(letters);
  }

  @Test
  void aFailedAttemptIsCountedAndComesAgainAtItsTime() {
    Letter chat = to("chat", opened("landing"));
    Instant next = LATER.plusSeconds(30);
    outbox().retry(chat.id(), LATER, "the first reason");
    outbox().retry(chat.id(), next, "503 Service Unavailable");

    assertThat(due(next.minusNanos(1))).doesNotContain(chat);
    reopen();
    assertThat(outbox().due(next, 10, ALL))
        .filteredOn(posted -> posted.letter().equals(chat))
        .singleElement()
        .satisfies(
            posted -> {
              assertThat(posted.attempts()).isEqualTo(2);
              assertThat(posted.nextAttempt()).isEqualTo(next);
              assertThat(posted.lastReason()).isEqualTo("503 Service Unavailable");
              assertThat(posted.since()).isEqualTo(chat.writtenAt());
            });
  }

  @Test
  void lettersOfOneIncidentToOneHookAreHandedOutInOrder() {
    Story story = new Story(ports(), "ci", "landing");
    Letter trigger = to("chat", story.then(Runs.failed("landing")).letters());
    Letter resolved = to("chat", story.then(Runs.passed("landing")).letters());

    assertThat(due(LATER)).contains(trigger).doesNotContain(resolved);
    outbox().retry(trigger.id(), LATER.plusSeconds(60), "hook is down");
    assertThat(due(LATER)).doesNotContain(trigger, resolved);
    outbox().delivered(trigger.id(), LATER.plusSeconds(60));
    assertThat(due(LATER)).contains(resolved);
  }

  @Test
  void aLetterBehindOneThatIsGivenUpIsHandedOut() {
    Story story = new Story(ports(), "ci", "landing");
    Letter trigger = to("chat", story.then(Runs.failed("landing")).letters());
    Letter resolved = to("chat", story.then(Runs.passed("landing")).letters());

    outbox().dead(trigger.id(), LATER, "404 Not Found");

    assertThat(due(LATER)).contains(resolved).doesNotContain(trigger);
  }

  @Test
  void otherIncidentsAndOtherHooksDoNotWaitForOneThatFails() {
    List<Letter> landing = opened("landing");
    List<Letter> search = opened("search");
    outbox().retry(to("chat", landing).id(), LATER.plusSeconds(1), "hook is down");

    assertThat(due(LATER))
        .containsExactlyInAnyOrder(to("pager", landing), to("chat", search), to("pager", search));
  }

  @Test
  void whatWaitsForOneHookDoesNotHideWhatWaitsForAnother() {
    Letter first = to("chat", opened("a"));
    opened("b");
    opened("c");
    outbox().retry(first.id(), Rounds.START, "due longest of all");

    assertThat(outbox().due(LATER, 1, ALL))
        .extracting(posted -> posted.letter().hook())
        .containsExactlyInAnyOrder("chat", "pager");
    assertThat(due(LATER)).hasSize(6).first().isEqualTo(first);
    assertThat(outbox().due(LATER, 1, ALL)).first().extracting(Posted::letter).isEqualTo(first);
  }

  @Test
  void theNextDueTimesAreThoseOfTheLettersThatAreNotBehindAnother() {
    Story story = new Story(ports(), "ci", "landing");
    List<Letter> triggers = story.then(Runs.failed("landing")).letters();
    story.then(Runs.passed("landing"));

    outbox().retry(to("chat", triggers).id(), LATER.plusSeconds(5), "down");
    outbox().retry(to("pager", triggers).id(), LATER.plusSeconds(3), "down");

    assertThat(outbox().nextDue(ALL))
        .isEqualTo(Map.of("chat", LATER.plusSeconds(5), "pager", LATER.plusSeconds(3)));
  }

  @Test
  void lettersToHooksThatNobodyAsksForAreNotHandedOut() {
    List<Letter> letters = opened("landing");
    Letter chat = to("chat", letters);

    assertThat(outbox().due(LATER, 10, Set.of("chat", "unknown")))
        .extracting(Posted::letter)
        .containsExactly(chat);
    assertThat(outbox().nextDue(Set.of("chat", "unknown")))
        .isEqualTo(Map.of("chat", chat.writtenAt()));
    assertThat(outbox().due(LATER, 10, Set.of())).isEmpty();
    assertThat(outbox().nextDue(Set.of())).isEmpty();
    assertThat(outbox().list(State.PENDING, 10)).hasSize(2);
  }

  @Test
  void aReceiverThatIsGoneHasNothingDueUntilALetterToItIsRedelivered() {
    Letter refused = to("chat", opened("landing"));
    List<Letter> search = opened("search");
    outbox().gone(refused.id(), LATER, "410 Gone", List.of());

    reopen();

    assertThat(due(LATER)).extracting(Letter::hook).containsOnly("pager").hasSize(2);
    assertThat(outbox().nextDue(ALL)).containsOnlyKeys("pager");
    Posted gone = only(State.GONE);
    assertThat(gone.letter()).isEqualTo(refused);
    assertThat(gone.lastReason()).isEqualTo("410 Gone");
    assertThat(gone.attempts()).isEqualTo(1);

    assertThat(outbox().redeliver(refused.id(), LATER)).isTrue();
    assertThat(due(LATER)).contains(refused, to("chat", search));
  }

  @Test
  void anyLetterThatIsRedeliveredEnablesItsHook() {
    Letter dead = to("chat", opened("a"));
    Letter refused = to("chat", opened("b"));
    Letter refusedBesides = to("chat", opened("c"));
    Letter refusedElsewhere = to("pager", opened("d"));
    outbox().dead(dead.id(), LATER, "404");
    outbox().gone(refused.id(), LATER, "410", List.of());
    outbox().gone(refusedBesides.id(), LATER, "410", List.of());
    outbox().gone(refusedElsewhere.id(), LATER, "410", List.of());

    assertThat(outbox().redeliver(dead.id(), LATER)).isTrue();

    assertThat(due(LATER)).contains(dead).doesNotContain(refused, refusedBesides);
    assertThat(only(State.GONE).letter()).isEqualTo(refusedElsewhere);
    assertThat(outbox().list(State.DEAD, 10))
        .extracting(Posted::letter)
        .containsExactlyInAnyOrder(refused, refusedBesides);
    assertThat(outbox().redeliver(refused.id(), LATER)).isTrue();
  }

  @Test
  void othersAreToldOfAReceiverThatIsGoneInTheSameStep() {
    List<Letter> letters = opened("landing");
    Letter refused = to("chat", letters);
    outbox().delivered(to("pager", letters).id(), LATER);
    Letter notice = refused.noticeTo("pager", "410 Gone", LATER);

    outbox().gone(refused.id(), LATER, "410 Gone", List.of(notice));
    outbox().gone(refused.id(), LATER, "410 Gone", List.of(notice));

    assertThat(due(LATER)).containsExactly(notice);
    assertThat(notice.kind()).isEqualTo(Letter.Kind.HOOK_DISABLED);
    assertThat(notice.verdict().reason().text()).isEqualTo("hook 'chat' is disabled: 410 Gone");
    assertThat(only(State.GONE).attempts()).isEqualTo(1);
  }

  @Test
  void aLetterThatHasArrivedMakesNoReceiverGone() {
    List<Letter> letters = opened("landing");
    letters.forEach(letter -> outbox().delivered(letter.id(), LATER));
    Letter delivered = to("chat", letters);

    outbox()
        .gone(
            delivered.id(),
            LATER,
            "410 Gone",
            List.of(delivered.noticeTo("pager", "410 Gone", LATER)));

    assertThat(due(LATER)).isEmpty();
    assertThat(outbox().list(State.GONE, 10)).isEmpty();
  }

  @Test
  void aDeadLetterIsKeptWithItsReasonAndIsNotDue() {
    List<Letter> letters = opened("landing");
    Letter chat = to("chat", letters);
    outbox().delivered(to("pager", letters).id(), LATER);
    outbox().retry(chat.id(), LATER, "503");
    outbox().dead(chat.id(), LATER, "410 Gone");

    reopen();

    assertThat(due(LATER.plusSeconds(9_999))).isEmpty();
    assertThat(outbox().nextDue(ALL)).isEmpty();
    Posted dead = only(State.DEAD);
    assertThat(dead.letter()).isEqualTo(chat);
    assertThat(dead.lastReason()).isEqualTo("410 Gone");
    assertThat(dead.attempts()).isEqualTo(2);
  }

  @Test
  void aDeadLetterCanBeRedeliveredUnderItsOldId() {
    List<Letter> letters = opened("landing");
    Letter chat = to("chat", letters);
    outbox().delivered(to("pager", letters).id(), LATER);
    outbox().dead(chat.id(), LATER, "404");
    Instant again = LATER.plusSeconds(60);

    assertThat(outbox().redeliver(chat.id(), again)).isTrue();

    assertThat(due(again.minusNanos(1))).isEmpty();
    Posted posted = outbox().due(again, 1, ALL).get(0);
    assertThat(posted.letter()).isEqualTo(chat);
    assertThat(posted.since()).isEqualTo(again);
    assertThat(posted.attempts()).isZero();
    assertThat(outbox().list(State.DEAD, 10)).isEmpty();
  }

  @Test
  void onlyADeadLetterCanBeRedelivered() {
    List<Letter> letters = opened("landing");
    outbox().delivered(to("pager", letters).id(), LATER);

    assertThat(outbox().redeliver(to("pager", letters).id(), LATER)).isFalse();
    assertThat(outbox().redeliver(to("chat", letters).id(), LATER)).isFalse();
    assertThat(outbox().redeliver(new LetterId("none"), LATER)).isFalse();
    assertThat(only(State.PENDING).since()).isEqualTo(to("chat", letters).writtenAt());
  }

  @Test
  void whatASecondDispatcherSaysOfADeliveredLetterChangesNothing() {
    List<Letter> letters = opened("landing");
    Letter chat = to("chat", letters);
    outbox().delivered(to("pager", letters).id(), LATER);
    outbox().delivered(chat.id(), LATER);

    outbox().retry(chat.id(), LATER, "timed out");
    outbox().dead(chat.id(), LATER, "gave up");
    outbox().delivered(chat.id(), LATER);

    assertThat(outbox().list(State.DELIVERED, 10))
        .hasSize(2)
        .allSatisfy(
            posted -> {
              assertThat(posted.attempts()).isZero();
              assertThat(posted.lastReason()).isNull();
            });
    assertThat(due(LATER.plusSeconds(60))).isEmpty();
  }

  @Test
  void aLetterThatArrivedAfterItWasGivenUpIsDelivered() {
    Letter chat = to("chat", opened("landing"));
    outbox().dead(chat.id(), LATER, "gave up");

    outbox().delivered(chat.id(), LATER);

    assertThat(only(State.DELIVERED).letter()).isEqualTo(chat);
  }

  @Test
  void aLetterIsFoundByHowItsIdBeginsAndSaysWhenItWasSettled() {
    List<Letter> letters = opened("landing");
    Letter chat = to("chat", letters);
    Letter pager = to("pager", letters);
    outbox().delivered(pager.id(), LATER);
    outbox().dead(chat.id(), LATER.plusSeconds(1), "404");

    assertThat(outbox().beginning(chat.id().brief(), 10))
        .singleElement()
        .satisfies(
            posted -> {
              assertThat(posted.letter()).isEqualTo(chat);
              assertThat(posted.state()).isEqualTo(State.DEAD);
              assertThat(posted.settledAt()).isEqualTo(LATER.plusSeconds(1));
            });
    assertThat(outbox().beginning("", 10)).hasSize(2);
    assertThat(outbox().beginning("", 1)).hasSize(1);
    assertThat(outbox().beginning("none", 10)).isEmpty();
    assertThat(only(State.DELIVERED).settledAt()).isEqualTo(LATER);
    outbox().redeliver(chat.id(), LATER.plusSeconds(2));
    assertThat(only(State.PENDING).settledAt()).isNull();
  }

  @Test
  void lettersAreListedNewestFirst() {
    Story story = new Story(ports(), "ci", "landing");
    story.then(Runs.failed("landing"));
    story.then(Runs.passed("landing"));

    assertThat(outbox().list(State.PENDING, 10))
        .extracting(posted -> posted.letter().kind())
        .containsExactly(
            Letter.Kind.RESOLVED, Letter.Kind.RESOLVED, Letter.Kind.TRIGGER, Letter.Kind.TRIGGER);
    assertThat(outbox().list(State.PENDING, 2))
        .extracting(posted -> posted.letter().kind())
        .containsOnly(Letter.Kind.RESOLVED);
    assertThatIllegalArgumentException().isThrownBy(() -> outbox().list(State.PENDING, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> outbox().due(LATER, 0, ALL));
  }

  @Test
  void whatHasNotArrivedIsCountedByHook() {
    assertThat(outbox().backlog(LATER)).isEqualTo(Backlog.NONE);
    Letter dead = to("chat", opened("a"));
    Letter deadLongAgo = to("chat", opened("b"));
    Letter tried = to("pager", opened("c"));
    opened("d").forEach(letter -> outbox().delivered(letter.id(), LATER));
    outbox().dead(dead.id(), LATER.plusNanos(1), "404");
    outbox().dead(deadLongAgo.id(), LATER, "400");
    outbox().retry(tried.id(), LATER, "503");

    assertThat(outbox().backlog(LATER))
        .isEqualTo(
            new Backlog(
                List.of(
                    new OfHook("chat", 1, 0, 2, 1, false), new OfHook("pager", 3, 1, 0, 0, false)),
                new Obstacle("pager", "503")));
  }

  @Test
  void aHookThatIsDisabledIsCountedSoHoweverLongAgoThatWas() {
    Letter refused = to("chat", opened("a"));
    Letter tried = to("chat", opened("b"));
    outbox().retry(tried.id(), LATER, "503");
    outbox().gone(refused.id(), LATER, "410", List.of());
    OfHook pager = new OfHook("pager", 2, 0, 0, 0, false);

    assertThat(outbox().backlog(LATER.plusSeconds(9_999)))
        .isEqualTo(new Backlog(List.of(new OfHook("chat", 1, 1, 1, 0, true), pager), null));

    outbox().redeliver(refused.id(), LATER);
    assertThat(outbox().backlog(LATER).hooks())
        .containsExactly(new OfHook("chat", 2, 1, 0, 0, false), pager);
  }

  @Test
  void theLetterThatWasTriedInVainForLongestSaysWhatIsInTheWay() {
    Story story = new Story(ports(), "ci", "a");
    Letter first = to("chat", story.then(Runs.failed("a")).letters());
    Letter second = to("chat", story.then(Runs.passed("a")).letters());
    Letter dead = to("pager", opened("b"));
    outbox().dead(dead.id(), LATER, "404");
    assertThat(outbox().backlog(Rounds.START).obstacle()).isEqualTo(new Obstacle("pager", "404"));

    outbox().retry(second.id(), LATER, "the later one");
    outbox().retry(first.id(), LATER.plusSeconds(1), "503");

    assertThat(outbox().backlog(Rounds.START).obstacle()).isEqualTo(new Obstacle("chat", "503"));
    assertThat(outbox().backlog(LATER.plusSeconds(1)).obstacle())
        .isEqualTo(new Obstacle("chat", "503"));
  }
}
