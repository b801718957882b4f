package dev.roadworthy.junit;

import dev.roadworthy.config.Environment;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the environment's application answers. Starts it if it is embedded, once. Thread-safe. */
final class ApplicationUnderTest implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ApplicationUnderTest.class);

  private final Environment environment;
  private @Nullable EmbeddedApplication running;
  private @Nullable URI url;
  private @Nullable IllegalStateException failure;

  ApplicationUnderTest(Environment environment) {
    this.environment = environment;
    this.url = environment.url();
  }

  /**
   * The URL; the first caller waits while the application starts.
   *
   * @throws IllegalStateException if it did not start, for every caller
   */
  synchronized URI url() {
    if (failure != null) {
      throw failure;
    }
    if (url == null) {
      try {
        url = start(String.valueOf(environment.embedded()));
      } catch (IllegalStateException e) {
        failure = e;
        throw e;
      }
    }
    return url;
  }

  private URI start(String className) {
    EmbeddedApplication application = instance(className);
    running = application;
    URI started = started(className, application);
    if (started == null || started.getHost() == null) {
      throw refused(className, "start() returned " + started + ", which is no URL", null);
    }
    log.info("Embedded application {} answers at {}", className, started);
    return started;
  }

  private @Nullable URI started(String className, EmbeddedApplication application) {
    try {
      return application.start();
    } catch (Exception | LinkageError e) {
      throw refused(className, "it did not start: " + e, e);
    }
  }

  private EmbeddedApplication instance(String className) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> type = Class.forName(className, true, loader);
      if (!EmbeddedApplication.class.isAssignableFrom(type)) {
        throw refused(
            className, "it does not implement " + EmbeddedApplication.class.getName(), null);
      }
      return (EmbeddedApplication) type.getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw refused(className, "the class path has no such class", e);
    } catch (InvocationTargetException e) {
      throw refused(className, "its constructor threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(className, "it needs a public class and constructor without parameters", e);
    }
  }

  private IllegalStateException refused(String className, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "the application " + className + ", embedded in " + environment.name() + ": " + why, cause);
  }

  @Override
  public synchronized void close() {
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (Exception e) {
      log.warn("Embedded application {} did not stop", environment.embedded(), e);
    }
    running = null;
  }
}
