package dev.roadworthy.runner.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a suite JVM printed.
 *
 * @param file takes its standard output and error
 */
public record SuiteLog(Path file) {

  private static final int MOST_BYTES = 4_000;
  private static final int MOST_LINES = 5;
  private static final String WITHOUT_OURS = "ClassNotFoundException: " + SuiteProcess.MAIN;

  /**
   * Its last lines, indented, without the frames of stack traces; empty if there are none.
   *
   * @throws IOException if it cannot be read
   */
  public String end() throws IOException {
    List<String> lines =
        lastBytes()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
            .collect(Collectors.toCollection(ArrayList::new));
    if (lines.stream().anyMatch(line -> line.endsWith(WITHOUT_OURS))) {
      lines.add(
          "The suite's class path has no roadworthy-junit: name what the suite needs with"
              + " --classpath or --classpath-file");
    }
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
        .map(line -> System.lineSeparator() + "  " + line)
        .collect(Collectors.joining());
  }

  private String lastBytes() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long length = log.length();
      byte[] bytes = new byte[(int) Math.min(length, MOST_BYTES)];
      log.seek(length - bytes.length);
      log.readFully(bytes);
      return new String(bytes, UTF_8);
    }
  }
}
