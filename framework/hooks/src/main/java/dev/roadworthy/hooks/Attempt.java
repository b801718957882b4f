package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.redaction.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of a hook, whose faults end here. */
final class Attempt {

  private static final Logger log = LoggerFactory.getLogger(Attempt.class);

  private Attempt() {}

  static DeliveryResult at(Hook hook, Letter letter, Redactor redactor) {
    try {
      return clean(hook.deliver(letter), redactor);
    } catch (Throwable e) { // an Error in somebody's hook must not stop the letters of others
      if (log.isDebugEnabled()) {
        log.debug("Hook '{}' threw: {}", hook.name(), redactor.text(stackTrace(e)));
      }
      return new Retryable(line("the hook threw " + e, redactor), null);
    }
  }

  private static DeliveryResult clean(DeliveryResult result, Redactor redactor) {
    if (result instanceof Retryable failed) {
      return new Retryable(line(failed.reason(), redactor), failed.retryAfter());
    }
    if (result instanceof Rejected refused) {
      return new Rejected(line(refused.reason(), redactor), refused.disablesHook());
    }
    return result;
  }

  private static String line(String text, Redactor redactor) {
    return OneLine.of(redactor.text(text));
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
