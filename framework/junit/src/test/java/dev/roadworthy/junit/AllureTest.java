package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.roadworthy.check.Severity;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.Owner;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of outcomes as Allure's own listener sees it, and what we add to its results. */
class AllureTest {

  private static final String CANARY = "c4n4ry-wh1ch-must-n0t-s1ng";

  @TempDir static Path folder;
  private static final Written WRITTEN = new Written();

  @CheckDefaults(owner = "web", severity = Severity.CRITICAL)
  static class Suite {

    @HealthCheck(value = "it passes", id = "passes", runbook = "https://wiki.example/passes")
    void passes() {}

    @HealthCheck(value = "it warns", id = "warns", severity = Severity.MINOR)
    void warns(Warnings warnings) {
      warnings.warn("the cache is cold");
    }

    @HealthCheck(value = "it fails", id = "fails", severity = Severity.MAJOR)
    void fails(RequestSpecification http, @FromEnvironment("token") String token) {
      http.queryParam("token", token)
          .header("X-Api-Key", token)
          .get("/items")
          .then()
          .statusCode(200);
    }

    @HealthCheck(value = "it throws", id = "throws")
    void breaks() {
      throw new IllegalStateException("no such element");
    }

    @HealthCheck(value = "it learns nothing", id = "inconclusive")
    void learnsNothing() {
      throw new InconclusiveException("the feed was empty");
    }

    @HealthCheck(value = "it assumes wrongly", id = "skipped")
    void assumes() {
      assumeTrue(false, "only on Mondays");
    }

    @Owner("somebody")
    @io.qameta.allure.Severity(io.qameta.allure.SeverityLevel.BLOCKER)
    @io.qameta.allure.Feature("Browsing")
    @HealthCheck(value = "it is labelled by its author", id = "labelled")
    void labelled() {}
  }

  /** Keeps what Allure writes. */
  private static final class Written implements AllureResultsWriter {
    private final Map<String, TestResult> results = new HashMap<>();
    private final Map<String, String> attachments = new HashMap<>();

    @Override
    public void write(TestResult result) {
      results.put(result.getName(), result);
    }

    @Override
    public void write(TestResultContainer container) {}

    @Override
    public void write(String source, InputStream content) {
      try {
        attachments.put(source, new String(content.readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeAll
  static void hold() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ("out of order, token " + CANARY).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Set-Cookie", "session=" + CANARY);
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    AllureLifecycle outer = Allure.getLifecycle();
    AllureLifecycle inner = new AllureLifecycle(WRITTEN);
    Allure.setLifecycle(inner);
    try {
      Files.writeString(folder.resolve("token"), CANARY);
      new SuiteRunner(folder)
          .configuration(
              "environments: {ci: {url: 'http://localhost:%d', values: {token: '${file:token}'}}}"
                  .formatted(server.getAddress().getPort()))
          .listeners(new AllureJunitPlatform(inner))
          .run(Suite.class);
    } finally {
      Allure.setLifecycle(outer);
      server.stop(0);
    }
  }

  private static TestResult result(String name) {
    TestResult result = WRITTEN.results.get(name);
    if (result == null) {
      throw new AssertionError("No result \"" + name + "\" in " + WRITTEN.results.keySet());
    }
    return result;
  }

  private static Map<String, List<String>> labels(String name) {
    return result(name).getLabels().stream()
        .collect(groupingBy(Label::getName, mapping(Label::getValue, toList())));
  }

  /** Those of the result and of all its steps. */
  private static Map<String, String> attachments(String name) {
    TestResult result = result(name);
    Map<String, String> contents = new HashMap<>();
    Stream.concat(result.getAttachments().stream(), inSteps(result.getSteps()))
        .forEach(each -> contents.put(each.getName(), WRITTEN.attachments.get(each.getSource())));
    return contents;
  }

  private static Stream<Attachment> inSteps(List<StepResult> steps) {
    return steps.stream()
        .flatMap(step -> Stream.concat(step.getAttachments().stream(), inSteps(step.getSteps())));
  }

  @Test
  void everyOutcomeHasItsStatus() {
    assertThat(result("it passes").getStatus()).isEqualTo(Status.PASSED);
    assertThat(result("it warns").getStatus()).isEqualTo(Status.PASSED);
    assertThat(result("it fails").getStatus()).isEqualTo(Status.FAILED);
    assertThat(result("it throws").getStatus()).isEqualTo(Status.BROKEN);
    assertThat(result("it learns nothing").getStatus()).isEqualTo(Status.BROKEN);
    assertThat(result("it assumes wrongly").getStatus()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void everyOutcomeIsALabel() {
    assertThat(labels("it passes").get("outcome")).containsExactly("PASSED");
    assertThat(labels("it warns").get("outcome")).containsExactly("DEGRADED");
    assertThat(labels("it fails").get("outcome")).containsExactly("FAILED");
    assertThat(labels("it throws").get("outcome")).containsExactly("BROKEN");
    assertThat(labels("it learns nothing").get("outcome")).containsExactly("INCONCLUSIVE");
    assertThat(labels("it assumes wrongly").get("outcome")).containsExactly("SKIPPED");
  }

  @Test
  void severityAndOwnerAreLabels() {
    assertThat(labels("it passes"))
        .containsEntry("severity", List.of("critical"))
        .containsEntry("owner", List.of("web"));
    assertThat(labels("it fails").get("severity")).containsExactly("normal");
    assertThat(labels("it warns").get("severity")).containsExactly("minor");
  }

  @Test
  void layerAndCodeAreLabelsOfWhatHasAFault() {
    assertThat(labels("it fails"))
        .containsEntry("layer", List.of("undecided"))
        .containsEntry("faultCode", List.of("U0404"));
    assertThat(labels("it throws"))
        .containsEntry("layer", List.of("check"))
        .containsEntry("faultCode", List.of("X0101"));
    assertThat(labels("it warns")).containsEntry("faultCode", List.of("A0610"));
    assertThat(labels("it passes")).doesNotContainKeys("layer", "faultCode");
  }

  @Test
  void whatTheAuthorLabelledIsKept() {
    assertThat(labels("it is labelled by its author"))
        .containsEntry("owner", List.of("somebody"))
        .containsEntry("severity", List.of("blocker"))
        .containsEntry("feature", List.of("Browsing"))
        .containsEntry("epic", List.of("ci"));
  }

  @Test
  void theRunbookIsALink() {
    assertThat(result("it passes").getLinks())
        .extracting(Link::getUrl)
        .containsExactly("https://wiki.example/passes");
  }

  @Test
  void theMessageBeginsWithTheDiagnosis() {
    assertThat(result("it fails").getStatusDetails().getMessage())
        .startsWith("U0404 undecided: GET /items?token=***** answered 404 Not Found in ");
  }

  @Test
  void aFailureHasItsExchangeWithAllItsPhases() {
    String text = String.valueOf(attachments("it fails").get("What happened"));

    assertThat(text.lines().findFirst().orElse("")).startsWith("U0404 undecided: GET /items");
    assertThat(text)
        .containsPattern("1\\. GET http://localhost:\\d+/items\\?token=\\*{5}\n")
        .containsPattern("answer +404 Not Found\n")
        .containsPattern("address +127\\.0\\.0\\.1:\\d+\n")
        .containsPattern("dns +[\\d.]+ ms\n")
        .containsPattern("tcp +[\\d.]+ ms\n")
        .containsPattern("first byte +[\\d.]+ ms\n")
        .containsPattern("transfer +[\\d.]+ ms\n")
        .containsPattern("together +[\\d.]+ ms\n")
        .doesNotContain("tls ");
    assertThat(attachments("it fails").get("Last answer's body"))
        .isEqualTo("out of order, token *****");
  }

  @Test
  void whatDidNotFailHasNoExchangeAttached() {
    assertThat(attachments("it passes")).isEmpty();
    assertThat(attachments("it warns")).containsOnlyKeys("Warnings");
    assertThat(attachments("it warns")).containsValue("the cache is cold");
  }

  @Test
  void noSecretIsInAnyResultOrAttachment() {
    assertThat(WRITTEN.attachments.values())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).doesNotContain(CANARY));
    TestResult failed = result("it fails");
    assertThat(failed.getStatusDetails().getMessage()).doesNotContain(CANARY);
    assertThat(failed.getStatusDetails().getTrace()).doesNotContain(CANARY);
    assertThat(failed.getParameters())
        .allSatisfy(p -> assertThat(p.getValue()).doesNotContain(CANARY));
  }
}
