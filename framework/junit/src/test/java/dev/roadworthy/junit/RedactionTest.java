package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.roadworthy.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;

/** A secret of the configuration leaves a check nowhere. */
class RedactionTest {

  private static final String CANARY = "c4n4ry-wh1ch-must-n0t-s1ng";

  @TempDir Path folder;

  static class Talkative {

    @HealthCheck(value = "it compares", id = "compares")
    void compares(@FromEnvironment("token") String token) {
      assertEquals("nothing", token);
    }

    @HealthCheck(value = "it throws", id = "throws")
    void throwsIt(@FromEnvironment("token") String token) {
      Throwable cause = new IOException("cause: " + token);
      IllegalStateException thrown = new IllegalStateException("token is " + token, cause);
      thrown.addSuppressed(new IllegalArgumentException("suppressed: " + token));
      throw thrown;
    }

    @HealthCheck(value = "it warns", id = "warns")
    void warns(@FromEnvironment("token") String token, Warnings warnings) {
      warnings.warn("I know " + token);
    }

    @HealthCheck(value = "it raises", id = "raises")
    void raises(@FromEnvironment("token") String token) {
      throw Fault.code("A1042").because("I know " + token);
    }

    @HealthCheck(value = "it learns nothing", id = "inconclusive")
    void inconclusive(@FromEnvironment("token") String token) {
      throw new InconclusiveException("I know only " + token);
    }

    @HealthCheck(value = "it aborts", id = "aborts")
    void aborts(@FromEnvironment("token") String token) {
      abort("not with " + token);
    }

    @HealthCheck(value = "it fails softly", id = "soft")
    void soft(@FromEnvironment("token") String token, SoftAssertions softly) {
      softly.assertThat(token).isEqualTo("x");
      softly.assertThat(token).isEqualTo("y");
    }
  }

  static class TalkativeAround {
    @BeforeEach
    void before(@FromEnvironment("token") String token) {
      throw new IllegalStateException("before " + token);
    }

    @HealthCheck(value = "one", id = "before")
    void one() {}

    @AfterEach
    void after(@FromEnvironment("token") String token) {
      throw new IllegalStateException("after " + token);
    }
  }

  /** Tells its secrets while it does not start. */
  public static class TalkativeApplication implements EmbeddedApplication {
    @Override
    public URI start() {
      throw new IllegalStateException("password=" + CANARY.substring(1), new IOException(CANARY));
    }

    @Override
    public void close() {}
  }

  static class NeedsTheApplication {
    @HealthCheck(value = "one", id = "needy")
    void one() {}
  }

  @Test
  void anApplicationThatDoesNotStartDoesNotTellTheSecretEither() throws IOException {
    Files.writeString(folder.resolve("token"), CANARY);

    Held held =
        new SuiteRunner(folder)
            .configuration(
                "environments: {ci: {embedded: '"
                    + TalkativeApplication.class.getName()
                    + "', values: {token: '${file:token}'}}}")
            .run(NeedsTheApplication.class);

    assertThat(printed(held.result("one")))
        .contains("X0101 check: the application ", "it did not start: ", "password=*****")
        .contains("Caused by: java.io.IOException: *****")
        .doesNotContain(CANARY.substring(1));
  }

  @CheckDefaults
  static class TalkativeBeforeAll {
    @BeforeAll
    static void prepare() {
      throw new IllegalStateException("before all: " + CANARY);
    }

    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  @CheckDefaults
  static class TalkativeConstructor {
    TalkativeConstructor() {
      throw new IllegalStateException("constructor: " + CANARY);
    }

    @HealthCheck(value = "one", id = "unmade")
    void unmade() {}
  }

  @Test
  void aClassWithCheckDefaultsThrowsNoSecretOutsideOfItsChecksEither() throws IOException {
    Held held = held(TalkativeBeforeAll.class, TalkativeConstructor.class);

    assertThat(held.results().values()).hasSizeGreaterThan(3);
    assertThat(held.results().values())
        .allSatisfy(result -> assertThat(printed(result)).doesNotContain(CANARY));
    assertThat(printed(held.result("unmade")))
        .contains("IllegalStateException: constructor: *****");
  }

  private Held held() throws IOException {
    return held(Talkative.class, TalkativeAround.class);
  }

  private Held held(Class<?>... suites) throws IOException {
    Files.writeString(folder.resolve("token"), CANARY);
    return new SuiteRunner(folder)
        .configuration(
            "environments: {ci: {url: 'http://localhost:1', values: {token: '${file:token}'}}}")
        .run(suites);
  }

  private static String printed(TestExecutionResult result) {
    StringWriter text = new StringWriter();
    result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(text)));
    return text.toString();
  }

  @Test
  void noExceptionAndNoCauseOfOneHasTheSecret() throws IOException {
    assertThat(held().results().values()).hasSizeGreaterThan(8);
    assertThat(held().results().values())
        .allSatisfy(result -> assertThat(printed(result)).doesNotContain(CANARY));
  }

  @Test
  void whatIsMaskedKeepsItsFrames() throws IOException {
    assertThat(printed(held().result("throwsIt")))
        .contains("java.lang.IllegalStateException: token is *****")
        .contains("Caused by: java.io.IOException: cause: *****")
        .contains("Suppressed: java.lang.IllegalArgumentException: suppressed: *****")
        .contains("RedactionTest$Talkative.throwsIt");
  }

  @Test
  void neitherOfTheComparedValuesIsTheSecret() throws IOException {
    AssertionFailedError compared = (AssertionFailedError) held().thrown("compares");

    assertThat(compared.getActual().getStringRepresentation()).isEqualTo("*****");
    assertThat(compared.getExpected().getStringRepresentation()).isEqualTo("nothing");
  }

  @Test
  void noReportEntryHasTheSecret() throws IOException {
    assertThat(held().reported().toString()).contains("I know *****").doesNotContain(CANARY);
  }

  @Test
  void theJournalDoesNotHaveTheSecret() throws IOException {
    for (Path journal : held().files()) {
      assertThat(Files.readString(journal, ISO_8859_1))
          .contains("I know *****")
          .doesNotContain(CANARY);
    }
  }
}
