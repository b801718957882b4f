package dev.roadworthy.runner.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.roadworthy.runner.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/** What the program itself logs goes into the same log, in place of standard error. */
public final class ProgramLog extends AppenderBase<ILoggingEvent> {

  private static final String EVENT = "event";
  private static final String OURS = "dev.roadworthy";

  private final JsonLog log;

  private ProgramLog(JsonLog log) {
    this.log = log;
  }

  /**
   * Takes over from all other appenders.
   *
   * @param level null for ours from INFO on, which is what becomes of letters
   */
  public static void into(JsonLog log, @Nullable String level) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      throw new IllegalStateException("SLF4J is bound to " + factory.getClass());
    }
    ProgramLog appender = new ProgramLog(log);
    appender.setContext(context);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    if (level == null) {
      context.getLogger(OURS).setLevel(ch.qos.logback.classic.Level.INFO);
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    Json facts = Json.object().with("logger", event.getLoggerName());
    String name = "log";
    for (KeyValuePair pair :
        Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
      if (pair.key.equals(EVENT)) {
        name = String.valueOf(pair.value);
      } else {
        facts.with(pair.key, pair.value);
      }
    }
    if (event.getThrowableProxy() != null) {
      facts.with(
          "cause",
          event.getThrowableProxy().getClassName() + ": " + event.getThrowableProxy().getMessage());
    }
    log.write(level(event), name, event.getFormattedMessage(), facts.asMap());
  }

  private static Level level(ILoggingEvent event) {
    return Level.valueOf(event.getLevel().toString());
  }
}
