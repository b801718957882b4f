package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documentation shows can be copied, and compiles. */
class DocumentationTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");

  /** What an IDE would import. */
  private static final String IMPORTS =
      """
      import static dev.roadworthy.check.Severity.*;
      import static org.assertj.core.api.Assertions.*;
      import static org.hamcrest.Matchers.containsString;

      import com.sun.net.httpserver.HttpServer;
      import dev.roadworthy.check.Severity;
      import dev.roadworthy.fault.Fault;
      import dev.roadworthy.junit.*;
      import io.restassured.path.json.JsonPath;
      import io.restassured.response.Response;
      import io.restassured.specification.RequestSpecification;
      import java.io.IOException;
      import java.net.*;
      import java.util.Map;
      import org.assertj.core.api.SoftAssertions;
      import org.junit.jupiter.api.Assumptions;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.ValueSource;

      """;

  @TempDir Path classes;

  @ParameterizedTest
  @CsvSource({"README.md, 1", "docs/writing-checks.md, 6", "docs/first-suite.md, 2"})
  void everyExampleCompiles(String page, int examples) throws IOException {
    List<MatchResult> found =
        EXAMPLE.matcher(Files.readString(ROOT.resolve(page), UTF_8)).results().toList();

    assertThat(found).hasSize(examples);
    assertThat(found).allSatisfy(example -> assertThat(errors(example.group(1))).isEmpty());
  }

  private String errors(String example) {
    Matcher name = CLASS.matcher(example);
    assertThat(name.find()).as(example).isTrue();
    StringWriter messages = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return example.startsWith("package ") ? example : IMPORTS + example;
          }
        };
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                List.of("-proc:none", "-d", classes.toString()),
                null,
                List.of(file))
            .call();
    return compiled ? "" : messages.toString();
  }
}
