package dev.roadworthy.junit.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.junit.CheckSessionListener;
import dev.roadworthy.junit.ServedSuite;
import dev.roadworthy.junit.ServedSuite.Served;
import dev.roadworthy.junit.Serving;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A suite that is loaded once, and whose checks run as they are asked for. */
final class Shift {

  private static final String RUN = "run ";
  private static final String END = "end";

  private final Arguments arguments;

  Shift(Arguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Returns when it was asked to end, and all that it was asked for before has ended.
   *
   * @throws UnusableException if the suite cannot be loaded
   */
  void hold() throws InterruptedException {
    InputStream asked = System.in;
    System.setIn(InputStream.nullInputStream()); // ours, and not the checks'
    ScannedClasses.requireLoadable(arguments.roots());
    Discovery.withoutAllureIfItIsOff();
    Thread own = Thread.currentThread();
    own.setContextClassLoader(new ServiceFiles(own.getContextClassLoader()));
    try (LauncherSession session = LauncherFactory.openSession()) {
      TestPlan plan = Discovery.plan(session, arguments.roots(), request());
      ServedSuite suite = ServedSuite.begin(session, plan);
      if (suite == null) {
        throw new UnusableException(String.valueOf(CheckSessionListener.problem(session)));
      }
      String failure = suite.failure();
      if (failure != null) {
        throw UnusableException.now(failure);
      }
      if (suite.isEmpty()) {
        throw UnusableException.withoutChecks(arguments.roots());
      }
      try (Vitals vitals = Vitals.watch(suite)) {
        serve(new BufferedReader(new InputStreamReader(asked, UTF_8)), session, suite, plan);
      }
    } catch (AssertionError e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
  }

  private LauncherDiscoveryRequestBuilder request() {
    return Discovery.request()
        .configurationParameter("roadworthy.served", "true")
        .configurationParameter("roadworthy.alone", String.valueOf(arguments.atOnce() == 1))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
  }

  private void serve(
      BufferedReader asked, LauncherSession session, ServedSuite suite, TestPlan plan)
      throws InterruptedException {
    Launcher launcher = session.getLauncher();
    try (SideBySide threads = new SideBySide(arguments.atOnce())) {
      for (String line = next(asked); !line.equals(END); line = next(asked)) {
        Served check = suite.find(line.substring(Math.min(line.length(), RUN.length())));
        if (!line.startsWith(RUN) || check == null) {
          throw new UnusableException("Asked for what is not there: \"" + line + "\"");
        }
        threads.run(check.group(), () -> run(launcher, suite, plan, check));
      }
    }
  }

  /** Whoever asks has gone if there is no line any more: then nobody needs what is under way. */
  private static String next(BufferedReader asked) {
    try {
      String line = asked.readLine();
      if (line == null) {
        Runtime.getRuntime().halt(SuiteMain.ORPHANED);
        throw new AssertionError("halted");
      }
      return line;
    } catch (IOException e) {
      throw UnusableException.now("Standard input cannot be read: " + e);
    }
  }

  private void run(Launcher launcher, ServedSuite suite, TestPlan plan, Served check) {
    LauncherDiscoveryRequestBuilder request = request().selectors(List.of(check.selector()));
    Discovery.detectOurs(request, plan);
    Serving serving = suite.begins(check);
    Throwable thrown = null;
    try {
      launcher.execute(request.build(), serving.listeners());
    } catch (Throwable t) { // whatever JUnit does not catch by itself, it is this check's
      thrown = t;
    }
    serving.ended(thrown);
  }
}
