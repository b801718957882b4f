package dev.roadworthy.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who makes load, and how it is started. */
enum Generator {
  LOAD_TEST("@LoadTest") {
    @Override
    List<String> arguments(Setting setting, Work work, String url, Path folder) throws IOException {
      Files.writeString(folder.resolve("roadworthy.yaml"), work.configuration(url));
      Path journals = Files.createDirectories(folder.resolve("home/journals"));
      return List.of(
          // As roadworthy run starts it.
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Denvironment=ci",
          "-Droadworthy.config=" + folder.resolve("roadworthy.yaml"),
          "-Droadworthy.home=" + folder.resolve("home"),
          "-Droadworthy.journal=" + journals.resolve("suite.journal"),
          "-Droadworthy.allure=false",
          "-cp",
          setting.suite() + File.pathSeparator + setting.libraries(),
          "dev.roadworthy.junit.worker.SuiteMain",
          "--scan",
          setting.suite().toString(),
          "--select",
          work.test());
    }
  },

  /**
   * With the heap and the settings that a load test's JVM has, and with its own log and console.
   */
  GATLING("bare Gatling") {
    @Override
    List<String> arguments(Setting setting, Work work, String url, Path folder) throws IOException {
      return List.of(
          HEAP,
          onlyHere(folder),
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Dlogback.configurationFile=dev/roadworthy/gatling/logback.xml",
          "-Dgatling.ssl.useInsecureTrustManager=false",
          "-Dgatling.http.enableHostnameVerification=true",
          "-Dgatling.http.warmUpUrl=",
          "-Dgatling.data.enableAnalytics=false",
          "-DbaseUrl=" + url,
          "-Dmodel=" + work.model(),
          "-Dusers=" + work.users(),
          "-Drate=" + work.rate(),
          "-Dseconds=" + work.seconds(),
          "-cp",
          setting.suite() + File.pathSeparator + setting.libraries(),
          "io.gatling.app.Gatling",
          "-s",
          work.simulation(),
          "-nr",
          "-rf",
          folder.resolve("results").toString());
    }
  },

  JMETER("jmeter-java-dsl") {
    @Override
    List<String> arguments(Setting setting, Work work, String url, Path folder) throws IOException {
      return List.of(
          HEAP,
          onlyHere(folder),
          "-cp",
          setting.jmeter(),
          "example.PageLoad",
          work.model(),
          url,
          String.valueOf(work.users()),
          String.valueOf(work.rate()),
          String.valueOf(work.seconds()));
    }
  };

  private static final String HEAP = "-Xmx512m";

  /** As tables name it. */
  final String label;

  Generator(String label) {
    this.label = label;
  }

  /** What its JVM is started with. */
  abstract List<String> arguments(Setting setting, Work work, String url, Path folder)
      throws IOException;

  /** No name but this one has an address: nobody is asked for new versions. */
  private static String onlyHere(Path folder) throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    return "-Djdk.net.hosts.file=" + hosts;
  }

  /** Starts it, on the processor of who makes load. */
  GeneratorProcess start(Setting setting, Work work, String url) throws IOException {
    Path folder = setting.fresh(name().toLowerCase(Locale.ROOT));
    List<String> command = new ArrayList<>(Setting.FOR_LOAD);
    command.add(GeneratorProcess.java());
    command.addAll(arguments(setting, work, url, folder));
    return GeneratorProcess.start(command, folder);
  }
}
