package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.alerting.Outbox.Posted;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest {

  private static final Instant LATER = Instant.parse("2026-11-26T12:00:00Z");

  private final MemoryOutbox outbox = new MemoryOutbox();

  @Test
  void aLetterIsFoundByHowItsIdBeginsAndSaysWhenItWasSettled() {
    Letter letter = Letters.trigger();
    outbox.post(letter);
    assertThat(outbox.beginning(letter.id().brief(), 10))
        .extracting(Posted::letter, Posted::settledAt)
        .containsExactly(tuple(letter, null));

    outbox.dead(letter.id(), LATER, "404");
    assertThat(outbox.beginning("", 10)).extracting(Posted::settledAt).containsExactly(LATER);
    assertThat(outbox.beginning("none", 10)).isEmpty();

    outbox.redeliver(letter.id(), LATER);
    assertThat(outbox.get(letter).settledAt()).isNull();
  }

  @Test
  void whatHasNotArrivedIsCountedByHook() {
    Letter tried = Letters.trigger("chat", "a");
    Letter behind = Letters.resolved("chat", "a");
    Letter dead = Letters.trigger("mail", "b");
    Letter deadLongAgo = Letters.trigger("mail", "c");
    Letter refused = Letters.trigger("pager", "d");
    Letter triedBefore = Letters.trigger("pager", "e");
    Letter delivered = Letters.trigger("chat", "f");
    Stream.of(tried, behind, dead, deadLongAgo, refused, triedBefore, delivered)
        .forEach(outbox::post);
    assertThat(outbox.backlog(LATER).obstacle()).isNull();

    outbox.dead(dead.id(), LATER.plusNanos(1), "404");
    outbox.dead(deadLongAgo.id(), LATER, "400");
    outbox.retry(triedBefore.id(), LATER, "502");
    outbox.gone(refused.id(), LATER, "410", List.of());
    outbox.delivered(delivered.id(), LATER);
    assertThat(outbox.backlog(LATER).obstacle()).isEqualTo(new Obstacle("mail", "404"));
    outbox.retry(behind.id(), LATER, "the later one");
    outbox.retry(tried.id(), LATER, "503");

    assertThat(outbox.backlog(LATER))
        .isEqualTo(
            new Backlog(
                List.of(
                    new OfHook("chat", 2, 2, 0, 0, false),
                    new OfHook("mail", 0, 0, 2, 1, false),
                    new OfHook("pager", 1, 1, 1, 0, true)),
                new Obstacle("chat", "503")));
  }
}
