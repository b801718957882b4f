package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A suite of as many checks as it takes, written and compiled here.
 *
 * @param count how many
 * @param every the schedule of each
 * @param body what each does with its specification; {@code NUMBER} stands for its number
 */
record ManyChecks(int count, String every, String body) {

  private static final int IN_A_CLASS = 25;
  private static final String HEAD =
      """
      package many;

      import dev.roadworthy.junit.HealthCheck;
      import io.restassured.specification.RequestSpecification;

      class %s {
      """;
  private static final String CHECK =
      """

        @HealthCheck(value = "Check NUMBER", id = "check-NUMBER", every = "EVERY", timeout = "5s")
        void checkNUMBER(PARAMETER) {
          BODY
        }
      """;

  /** With a status check by Rest Assured, as most checks have it. */
  static ManyChecks restAssured(int count, String every) {
    return new ManyChecks(count, every, "http.get(\"/\").then().statusCode(200);");
  }

  /** With one of a path of its own, {@code /0} and so on. */
  static ManyChecks ofOwnPaths(int count, String every) {
    return new ManyChecks(count, every, "http.get(\"/NUMBER\").then().statusCode(200);");
  }

  /** That do nothing. */
  static ManyChecks empty(int count, String every) {
    return new ManyChecks(count, every, "");
  }

  static String id(int number) {
    return "check-" + number;
  }

  /**
   * Compiles them.
   *
   * @param folder where the classes go
   * @param classPath with roadworthy-junit and what it needs
   */
  Path compileInto(Path folder, String classPath) throws IOException {
    Files.createDirectories(folder);
    StringWriter messages = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                List.of("-d", folder.toString(), "-cp", classPath, "-proc:none"),
                null,
                sources())
            .call();
    if (!compiled) {
      throw new IllegalStateException(messages.toString());
    }
    return folder;
  }

  private List<JavaFileObject> sources() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int first = 0; first < count; first += IN_A_CLASS) {
      sources.add(source("Many" + first + "IT", first, Math.min(first + IN_A_CLASS, count)));
    }
    return sources;
  }

  private JavaFileObject source(String name, int first, int end) {
    StringBuilder text = new StringBuilder(HEAD.formatted(name));
    IntStream.range(first, end).mapToObj(this::check).forEach(text::append);
    text.append("}\n");
    return new SimpleJavaFileObject(
        URI.create("string:///many/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private String check(int number) {
    return CHECK
        .replace("PARAMETER", body.isEmpty() ? "" : "RequestSpecification http")
        .replace("BODY", body)
        .replace("EVERY", every)
        .replace("NUMBER", String.valueOf(number));
  }
}
