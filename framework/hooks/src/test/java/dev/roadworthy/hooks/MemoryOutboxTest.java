package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Posted;
import java.time.Instant;
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
}
