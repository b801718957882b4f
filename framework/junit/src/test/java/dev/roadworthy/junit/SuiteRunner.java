package dev.roadworthy.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs suites as a build does, with JUnit's launcher, and shows what came of it. */
final class SuiteRunner {

  private final Path folder;
  private final Map<String, String> parameters = new HashMap<>();
  private TestExecutionListener[] listeners = {};

  /**
   * @param folder for configuration and journals
   */
  SuiteRunner(Path folder) {
    this.folder = folder;
    with("roadworthy.home", folder.resolve("home").toString());
    with("roadworthy.config", folder.resolve("roadworthy.yaml").toString());
    configuration("environments: {ci: {url: 'http://localhost:1'}}");
  }

  SuiteRunner configuration(String yaml) {
    try {
      Files.writeString(folder.resolve("roadworthy.yaml"), yaml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SuiteRunner with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  SuiteRunner listeners(TestExecutionListener... added) {
    listeners = added;
    return this;
  }

  Held run(Class<?>... suites) {
    return Held.of(folder.resolve("home/journals"), what -> red(what, suites));
  }

  private @Nullable Throwable red(TestExecutionListener watched, Class<?>... suites) {
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestExecutionListeners(watched)
            .addTestExecutionListeners(listeners)
            .build();
    LauncherSession session = LauncherFactory.openSession(config);
    session
        .getLauncher()
        .execute(
            request()
                .selectors(Arrays.stream(suites).map(suite -> selectClass(suite)).toList())
                .configurationParameters(parameters)
                .build());
    try {
      session.close();
      return null;
    } catch (AssertionError e) {
      return e;
    }
  }
}
