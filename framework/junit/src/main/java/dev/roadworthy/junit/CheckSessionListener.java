package dev.roadworthy.junit;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets a round live as long as JUnit's launcher session: registered with JUnit by {@code
 * META-INF/services}, not meant to be called. A session in which no check is found is left alone.
 */
public final class CheckSessionListener implements LauncherSessionListener {

  private static final Namespace NAMESPACE = Namespace.create(SuiteSession.NAMESPACE);

  /** Called by JUnit. */
  public CheckSessionListener() {}

  /**
   * Why no check of the session could run, for Roadworthy's own worker.
   *
   * @return null if there was no such reason
   */
  public static @Nullable String problem(LauncherSession session) {
    SuiteSession suite = find(session);
    return suite == null ? null : suite.unavailable();
  }

  /** The session of ours that lives with JUnit's. */
  static SuiteSession of(LauncherSession session) {
    SuiteSession suite = find(session);
    if (suite == null) {
      throw new IllegalStateException(
          "JUnit has not called "
              + CheckSessionListener.class.getName()
              + ": it is registered in"
              + " META-INF/services of roadworthy-junit, which may not be filtered out");
    }
    return suite;
  }

  private static @Nullable SuiteSession find(LauncherSession session) {
    return session.getStore().get(NAMESPACE, SuiteSession.KEY, SuiteSession.class);
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    SuiteSession suite = new SuiteSession();
    // The store, not launcherSessionClosed(), closes it: only then do errors reach the build.
    session.getStore().put(NAMESPACE, SuiteSession.KEY, suite);
    session.getLauncher().registerTestExecutionListeners(new RoundListener(suite));
  }
}
