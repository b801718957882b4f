package dev.roadworthy.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Finds the checks in JUnit's plan. For Roadworthy's own worker, not for the author of checks. */
public final class PlannedChecks {

  private static final TestTag TAG = TestTag.create(HealthCheck.TAG);
  private static final Set<String> TEMPLATES = Set.of("class-template", "nested-class-template");

  private PlannedChecks() {}

  /**
   * A check, or one that becomes one for each row of its parameterized class.
   *
   * @param id the check's id; of a parameterized class, without what its invocations add
   * @param parameterized its class is, or is nested in, a parameterized one
   * @param uniqueId JUnit's id of it; of a parameterized class, of the class
   */
  public record Planned(String id, boolean parameterized, UniqueId uniqueId) {}

  /** The checks of a plan, in its order. */
  public static List<Planned> in(TestPlan plan) {
    List<Planned> found = new ArrayList<>();
    CheckReader reader = new CheckReader(null, null);
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier each : plan.getDescendants(root)) {
        for (Site site : sites(each)) {
          found.add(
              new Planned(
                  reader.read(site.testClass, site.method).spec().id().value(),
                  each.isContainer(),
                  each.getUniqueIdObject()));
        }
      }
    }
    return found;
  }

  /** The class and method of a check. */
  record Site(Class<?> testClass, Method method) {}

  /** The check that a test is; none for other tests and for containers. */
  static Optional<Site> site(TestIdentifier test) {
    return test.isTest() && test.getTags().contains(TAG)
        ? test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(MethodSource.class::cast)
            .filter(source -> CheckReader.isCheck(source.getJavaMethod()))
            .map(source -> new Site(source.getJavaClass(), source.getJavaMethod()))
        : Optional.empty();
  }

  /** The check that a test is, or those of a parameterized class, whose rows are not known yet. */
  static List<Site> sites(TestIdentifier identifier) {
    return isTemplate(identifier)
        ? identifier
            .getSource()
            .filter(ClassSource.class::isInstance)
            .map(source -> of(((ClassSource) source).getJavaClass()))
            .orElse(List.of())
        : site(identifier).stream().toList();
  }

  private static boolean isTemplate(TestIdentifier identifier) {
    String type = identifier.getUniqueIdObject().getLastSegment().getType();
    return identifier.isContainer() && TEMPLATES.contains(type);
  }

  private static List<Site> of(Class<?> type) {
    List<Site> sites = new ArrayList<>();
    ReflectionSupport.findMethods(type, CheckReader::isCheck, HierarchyTraversalMode.TOP_DOWN)
        .forEach(method -> sites.add(new Site(type, method)));
    for (Class<?> nested : ReflectionSupport.findNestedClasses(type, each -> true)) {
      sites.addAll(of(nested));
    }
    return sites;
  }
}
