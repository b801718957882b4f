package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What everything is measured with.
 *
 * @param folder on the disk; what is measured leaves its files there
 * @param suite the classes of the load tests and their simulations
 * @param libraries the class path of a suite with load tests, without its own classes
 * @param runner the class path of the command line
 * @param jmeter the class path of jmeter-java-dsl and the test that uses it
 * @param out takes the tables
 */
record Setting(
    Path folder, Path suite, String libraries, String runner, String jmeter, PrintStream out) {

  /** The first processor is nginx's, the last one of who makes the load. */
  static final List<String> FOR_SERVER = List.of("taskset", "-c", "0");

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  static final List<String> FOR_LOAD = List.of("taskset", "-c", String.valueOf(PROCESSORS - 1));

  /** As the system properties {@code figures.*} say. */
  static Setting ofProperties(PrintStream out) throws IOException {
    for (String program : List.of("nginx", "taskset", "setsid")) {
      if (Program.find(program).isEmpty()) {
        throw new IOException(
            program + " is not installed. Example: apt-get install nginx-light util-linux");
      }
    }
    if (PROCESSORS < 2) {
      throw new IOException("nginx and the load need a processor each, and this machine has one");
    }
    return new Setting(
        Files.createDirectories(Path.of(property("figures.folder")).toAbsolutePath()),
        Path.of(property("figures.suite")).toAbsolutePath(),
        property("figures.libraries"),
        property("figures.runner"),
        property("figures.jmeter"),
        out);
  }

  private static String property(String key) {
    String value = System.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "System property " + key + " is missing. Start this with benchmarks/load");
    }
    return value;
  }

  /** An empty folder. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(folder, name + "-");
  }
}
