package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.Variables;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.junit.PlannedChecks.Site;
import dev.roadworthy.schedule.DurationText;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The checks of a suite that run as they are asked for, again and again, in one round. For
 * Roadworthy's own worker, not for the author of checks. Thread-safe.
 */
public final class ServedSuite {

  private final SuiteSession session;
  private final Suite suite;
  private final Map<String, Served> checks = new LinkedHashMap<>();
  private final Map<CheckId, DeclaredCheck> declared = new HashMap<>();
  private final List<Scheduled> schedules = new ArrayList<>();
  private final Set<Serving> underWay = ConcurrentHashMap.newKeySet();

  /**
   * What can be asked for.
   *
   * @param id the check's id; of a parameterized class, without what its rows add
   * @param rows it is one run for each row of its parameterized class
   * @param uniqueId JUnit's id of it; of a parameterized class, of the class
   * @param selector selects it
   * @param group checks with the same one run one after the other; null if this one runs beside all
   *     others
   */
  public record Served(
      CheckId id,
      boolean rows,
      String uniqueId,
      DiscoverySelector selector,
      @Nullable Class<?> group) {}

  private ServedSuite(SuiteSession session, Suite suite) {
    this.session = session;
    this.suite = suite;
  }

  /**
   * Begins the round, and tells the journal which checks there are, if there are any.
   *
   * @param plan all checks of the suite
   * @return null if the configuration is wrong: {@link CheckSessionListener#problem} says how
   */
  public static @Nullable ServedSuite begin(LauncherSession launcher, TestPlan plan) {
    SuiteSession session = CheckSessionListener.of(launcher);
    Variables parameters = key -> plan.getConfigurationParameters().get(key).orElse(null);
    Suite suite = session.begin(SuiteSession.settings(parameters));
    if (suite == null) {
      return null;
    }
    ServedSuite served = new ServedSuite(session, suite);
    for (TestIdentifier root : plan.getRoots()) {
      plan.getDescendants(root).forEach(test -> served.found(plan, test));
    }
    suite.warmUp();
    Headroom.reserve();
    if (!served.isEmpty()) {
      // One without checks takes no other's place: half a deployment is no reason to retire all.
      suite
          .journal()
          .append(new JournalEntry.SuiteReady(served.schedules, suite.clock().instant()));
    }
    return served;
  }

  private void found(TestPlan plan, TestIdentifier identifier) {
    for (Site site : PlannedChecks.sites(identifier)) {
      if (Composed.onlyWhenAskedFor(site.method())) {
        continue;
      }
      DeclaredCheck check = suite.catalog().check(site.testClass(), site.method(), Invocation.NONE);
      CheckId id = check.spec().id();
      boolean rows = identifier.isContainer();
      if (rows) {
        suite.journal().append(new JournalEntry.RowsExpected(check.spec()));
      } else if (session.announce(id)) {
        suite.journal().append(new JournalEntry.CheckFound(check.spec()));
      }
      DiscoverySelector selector =
          rows
              ? method(site.testClass(), site.method())
              : DiscoverySelectors.selectUniqueId(identifier.getUniqueIdObject());
      Class<?> group = runsAlone(plan, site.testClass()) ? site.testClass() : null;
      declared.put(id, check);
      checks.put(id.value(), new Served(id, rows, identifier.getUniqueId(), selector, group));
      schedules.add(new Scheduled(id, check.spec().schedule()));
    }
  }

  private static DiscoverySelector method(Class<?> testClass, Method method) {
    List<Class<?>> around = new ArrayList<>();
    boolean inner = AnnotationSupport.isAnnotated(testClass, Nested.class);
    for (Class<?> at = testClass.getEnclosingClass(); inner && at != null; ) {
      around.add(0, at);
      inner = AnnotationSupport.isAnnotated(at, Nested.class);
      at = at.getEnclosingClass();
    }
    return around.isEmpty()
        ? DiscoverySelectors.selectMethod(testClass, method)
        : DiscoverySelectors.selectNestedMethod(around, testClass, method);
  }

  /** One instance for all of its checks, or the author says that they do not bear company. */
  private static boolean runsAlone(TestPlan plan, Class<?> testClass) {
    Optional<TestInstance.Lifecycle> lifecycle =
        AnnotationSupport.findAnnotation(testClass, TestInstance.class).map(TestInstance::value);
    boolean shared =
        lifecycle
            .map(own -> own == TestInstance.Lifecycle.PER_CLASS)
            .orElseGet(
                () ->
                    plan.getConfigurationParameters()
                        .get(TestInstance.Lifecycle.DEFAULT_LIFECYCLE_PROPERTY_NAME)
                        .filter("per_class"::equalsIgnoreCase)
                        .isPresent());
    return shared
        || AnnotationSupport.isAnnotated(testClass, Isolated.class)
        || AnnotationSupport.isAnnotated(testClass, ResourceLock.class)
        || AnnotationSupport.findAnnotation(testClass, Execution.class)
            .filter(execution -> execution.value() == ExecutionMode.SAME_THREAD)
            .isPresent();
  }

  /** Why the journal cannot be written; null if it can. */
  public @Nullable String failure() {
    return suite.journal().failure();
  }

  /** True if the suite has no check. */
  public boolean isEmpty() {
    return checks.isEmpty();
  }

  /** What has this id; null if nothing does. */
  public @Nullable Served find(String id) {
    return checks.get(id);
  }

  /** The check is about to be run. */
  public Serving begins(Served check) {
    session.tally().forget(check.uniqueId);
    Duration atMost = RunClock.atMost(known(check).spec().timeout(), suite.options().grace());
    Serving serving =
        new Serving(
            this, check, atMost.plus(suite.options().around()), new RoundListener(session, true));
    underWay.add(serving);
    return serving;
  }

  private DeclaredCheck known(Served check) {
    return Objects.requireNonNull(declared.get(check.id));
  }

  void ended(Serving serving, boolean whole, @Nullable Throwable thrown) {
    underWay.remove(serving);
    Served check = serving.check();
    if (!check.rows && !session.tally().isRecorded(check.uniqueId)) {
      neverRan(
          check,
          FaultCode.CHECK_THREW,
          thrown == null
              ? "JUnit did not run it, and gave no reason"
              : "JUnit did not run it: " + thrown);
    }
    suite.journal().append(new JournalEntry.Served(check.id(), whole, suite.clock().instant()));
  }

  private void neverRan(Served check, FaultCode code, String reason) {
    String why = suite.redactor().text(reason);
    session.tally().recorded(check.uniqueId, code.outcome(), why);
    NeverBegan.broken(suite, known(check), code, why);
  }

  /**
   * Gives up what hangs outside a run, where no deadline of a check reaches: says so, and asks for
   * another JVM.
   */
  public void giveUpWhatHangs() {
    for (Serving serving : underWay) {
      Served check = serving.check();
      if (hasOverrun(check) || !serving.isToBeGivenUp(System.nanoTime())) {
        continue;
      }
      String why =
          "nothing happened for "
              + DurationText.format(serving.patience())
              + ": what the suite does around it hangs, such as a constructor or @BeforeAll";
      if (check.rows) {
        suite.journal().append(new JournalEntry.CheckFound(known(check).spec()));
      }
      if (!session.tally().isRecorded(check.uniqueId)) {
        neverRan(check, FaultCode.IDLE_DEADLINE, why);
      }
      suite.askForReplacement(check.id(), "check " + check.id() + ": " + why);
    }
  }

  private boolean hasOverrun(Served check) {
    Scheduled scheduled = new Scheduled(check.id, known(check).spec().schedule());
    return suite.overrun().stream().anyMatch(scheduled::covers);
  }

  /** Asks the runner to let another JVM take the place of this one. */
  public void askForReplacement(String why) {
    suite.askForReplacement(null, why);
  }
}
