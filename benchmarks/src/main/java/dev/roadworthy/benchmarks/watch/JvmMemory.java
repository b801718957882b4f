package dev.roadworthy.benchmarks.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.benchmarks.measure.Proc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What another JVM has in use right after a full collection, in MB of 1,048,576 bytes, as the tools
 * of the JDK tell it.
 */
record JvmMemory(double heapMb, double metaspaceMb) {

  private static final double KB_IN_MB = 1024;

  static JvmMemory afterCollection(Proc jvm) throws IOException, InterruptedException {
    run("jcmd", String.valueOf(jvm.pid()), "GC.run");
    String[] lines = run("jstat", "-gc", String.valueOf(jvm.pid())).strip().split("\n");
    String[] names = lines[0].strip().split("\\s+");
    String[] values = lines[1].strip().split("\\s+");
    Map<String, Double> kilobytes = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      kilobytes.put(names[i], values[i].equals("-") ? 0 : Double.parseDouble(values[i]));
    }
    return new JvmMemory(
        List.of("S0U", "S1U", "EU", "OU").stream()
                .mapToDouble(space -> kilobytes.getOrDefault(space, 0.0))
                .sum()
            / KB_IN_MB,
        kilobytes.getOrDefault("MU", 0.0) / KB_IN_MB);
  }

  private static String run(String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Numbers with a point.
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " said:\n" + said);
    }
    return said;
  }
}
