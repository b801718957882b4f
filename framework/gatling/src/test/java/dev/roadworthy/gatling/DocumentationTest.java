package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on load tests shows can be copied, and compiles. */
class DocumentationTest {

  private static final Path PAGE = Path.of("../../docs/load-tests.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\\n(.*?)```");

  /** What an IDE would import. */
  private static final String IMPORTS =
      """
      import static io.gatling.javaapi.core.CoreDsl.*;
      import static io.gatling.javaapi.http.HttpDsl.*;
      import static java.time.Duration.ofMillis;
      import static org.assertj.core.api.Assertions.assertThat;

      import dev.roadworthy.gatling.*;
      import io.gatling.javaapi.core.Simulation;

      """;

  @TempDir Path folder;

  @Test
  void theExampleCompiles() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE, UTF_8));
    assertThat(example.find()).isTrue();
    Path source =
        Files.writeString(folder.resolve("ShopLoadIT.java"), IMPORTS + example.group(1), UTF_8);

    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());

    assertThat(failed).isZero();
    assertThat(folder.resolve("ShopLoadIT.class")).exists();
  }
}
