package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.runner.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters for scripts. */
final class LetterJson {

  private LetterJson() {}

  static Map<String, @Nullable Object> of(Posted posted) {
    return Json.object()
        .with("id", posted.letter().id())
        .with("hook", posted.letter().hook())
        .with("kind", posted.letter().kind())
        .with("incident", posted.letter().incident().id())
        .with("state", posted.state())
        .with("attempts", posted.attempts())
        .with("nextAttempt", posted.state() == State.PENDING ? posted.nextAttempt() : null)
        .with("lastReason", posted.lastReason())
        .with("settledAt", posted.settledAt())
        .asMap();
  }
}
