package dev.roadworthy.junit.worker;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.roadworthy.junit.CheckSessionListener;
import dev.roadworthy.junit.PlannedChecks;
import dev.roadworthy.junit.PlannedChecks.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One round of checks, held with JUnit's launcher. */
final class SuiteRound {

  private final Arguments arguments;

  SuiteRound(Arguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Returns when the round has ended.
   *
   * @throws UnusableException if it cannot be held, or could not be recorded
   */
  void hold() {
    ScannedClasses.requireLoadable(arguments.roots());
    Discovery.withoutAllureIfItIsOff();
    try (LauncherSession session = LauncherFactory.openSession()) {
      TestPlan plan = Discovery.plan(session, arguments.roots(), request());
      LauncherDiscoveryRequestBuilder request = request().selectors(selectors(planned(plan)));
      Discovery.detectOurs(request, plan);
      session.getLauncher().execute(request.build());
      String problem = CheckSessionListener.problem(session);
      if (problem != null) {
        throw new UnusableException(problem);
      }
    } catch (AssertionError e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
  }

  private List<Planned> planned(TestPlan plan) {
    List<Planned> planned = PlannedChecks.in(plan);
    if (planned.isEmpty()) {
      throw UnusableException.withoutChecks(arguments.roots());
    }
    return planned;
  }

  private List<? extends DiscoverySelector> selectors(List<Planned> planned) {
    if (arguments.selected().isEmpty() && arguments.excepted().isEmpty()) {
      return selectClasspathRoots(arguments.roots());
    }
    // Single checks, so that the classes of those that do not run are left alone.
    return selected(planned).stream()
        .filter(each -> each.parameterized() || !arguments.excepted().contains(each.id()))
        .map(each -> selectUniqueId(each.uniqueId()))
        .toList();
  }

  private List<Planned> selected(List<Planned> planned) {
    if (arguments.selected().isEmpty()) {
      return planned;
    }
    List<Planned> selected = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    for (String id : arguments.selected()) {
      List<Planned> meant = planned.stream().filter(each -> means(id, each)).toList();
      selected.addAll(meant);
      if (meant.isEmpty()) {
        unknown.add(id);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnusableException(
          "No check has the id "
              + String.join(", ", unknown)
              + ". There are: "
              + planned.stream().map(Planned::id).sorted().collect(Collectors.joining(", ")));
    }
    return selected;
  }

  /** The rows of a parameterized class are known only when it runs. */
  private static boolean means(String id, Planned check) {
    return check.parameterized() ? id.startsWith(check.id() + "[") : id.equals(check.id());
  }

  private LauncherDiscoveryRequestBuilder request() {
    return Discovery.request()
        .configurationParameter("roadworthy.select", String.join(",", arguments.selected()))
        .configurationParameter("roadworthy.except", String.join(",", arguments.excepted()))
        .configurationParameter("roadworthy.list", Boolean.toString(arguments.listOnly()))
        .configurationParameter(
            LauncherConstants.DRY_RUN_PROPERTY_NAME, Boolean.toString(arguments.listOnly()));
  }
}
