package dev.roadworthy.junit.worker;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import dev.roadworthy.junit.HealthCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** How JUnit is asked for checks. */
final class Discovery {

  private static final String DETECTION = "junit.jupiter.extensions.autodetection.";

  private Discovery() {}

  /** All checks under the roots. */
  static TestPlan plan(
      LauncherSession session, Set<Path> roots, LauncherDiscoveryRequestBuilder request) {
    return session.getLauncher().discover(request.selectors(selectClasspathRoots(roots)).build());
  }

  static LauncherDiscoveryRequestBuilder request() {
    return LauncherDiscoveryRequestBuilder.request()
        .filters(
            EngineFilter.includeEngines("junit-jupiter"), TagFilter.includeTags(HealthCheck.TAG))
        .configurationParameter("roadworthy.worker", "true");
  }

  static LauncherDiscoveryRequestBuilder request(List<? extends DiscoverySelector> selectors) {
    return request().selectors(selectors);
  }

  /** Lets our own extensions be found, unless the suite has all of them found anyway. */
  static void detectOurs(LauncherDiscoveryRequestBuilder request, TestPlan plan) {
    if (!plan.getConfigurationParameters().getBoolean(DETECTION + "enabled").orElse(false)) {
      request
          .configurationParameter(DETECTION + "enabled", "true")
          .configurationParameter(DETECTION + "include", "dev.roadworthy.junit.*");
    }
  }

  /** Allure's listener would write two files for every run. */
  static void withoutAllureIfItIsOff() {
    String property = LauncherConstants.DEACTIVATE_LISTENERS_PATTERN_PROPERTY_NAME;
    if ("false".equalsIgnoreCase(System.getProperty("roadworthy.allure"))
        && System.getProperty(property) == null) {
      System.setProperty(property, "io.qameta.allure.*");
    }
  }
}
