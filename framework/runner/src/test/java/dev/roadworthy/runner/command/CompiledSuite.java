package dev.roadworthy.runner.command;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A suite of one class, compiled into a folder, as small as the test that needs it. */
final class CompiledSuite {

  private static final String IMPORTS =
      """
      import dev.roadworthy.junit.*;
      import io.restassured.specification.RequestSpecification;
      import org.junit.jupiter.api.*;
      import static org.assertj.core.api.Assertions.*;

      """;

  private CompiledSuite() {}

  /**
   * Compiles {@code class SmallIT} with these members.
   *
   * @return the folder of classes
   */
  static Path of(Path folder, String members) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("suite-classes"));
    String source = IMPORTS + "class SmallIT {\n" + members + "\n}\n";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///SmallIT.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-d", classes.toString(), "-parameters"),
                null,
                List.of(file))
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(messages.toString());
    }
    return classes;
  }
}
