package dev.roadworthy.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.AllureResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What gets into the copy that Allure reads, and in which shape. */
class ResultsCopyTest {

  @TempDir Path folder;
  private AllureResults results;
  private final Warnings warnings = new Warnings();

  @BeforeEach
  void open() throws IOException {
    results = new AllureResults(folder.resolve("results"));
  }

  private List<ResultsCopy.Copied> copy() throws IOException {
    Path to = Files.createDirectories(folder.resolve("copy"));
    return new ResultsCopy(results.folder(), to, id -> Optional.empty(), warnings).copy();
  }

  private Path secret() throws IOException {
    return Files.writeString(folder.resolve("secret"), "{\"name\": \"secret\"}");
  }

  private ObjectNode copied(ObjectNode result) throws IOException, Json.Unusable {
    Path file = results.write(result);
    copy();
    return Json.object(folder.resolve("copy").resolve(file.getFileName()));
  }

  @Test
  void brokenForeignAndHugeFilesAreLeftOutWithAWarningEach() throws IOException {
    results.write(results.plain("good", "passed"));
    results.write("a-result.json", "{\"name\": \"cut off");
    results.write("b-result.json", "[]");
    results.write("c-result.json", "{\"uuid\": \"1\"}");
    results.write("d-result.json", "");
    Files.createDirectory(results.folder().resolve("e-result.json"));
    Files.createSymbolicLink(results.folder().resolve("f-result.json"), secret());
    results.write("g-result.json", " ".repeat((16 << 20) + 1));
    results.write("h-container.json", "{\"befores\": 7, \"children\": ");
    results.write("notes.txt", "not ours");

    assertThat(copy()).hasSize(1);
    assertThat(warnings.list())
        .hasSize(8)
        .anyMatch(
            warning ->
                warning.startsWith("Left out the result a-result.json: it is not whole JSON"))
        .anyMatch(warning -> warning.contains("c-result.json: it names no test"))
        .anyMatch(warning -> warning.contains("f-result.json: it is not a plain file"))
        .anyMatch(warning -> warning.contains("g-result.json: it is larger than 16 MB"));
    assertThat(folder.resolve("copy")).isDirectoryNotContaining("glob:**.txt");
  }

  @Test
  void aRunThatTheHistoryDoesNotKnowIsShownAsItsSuiteSawItWithAWarning() throws Exception {
    ObjectNode result = results.plain("unknown", "broken");
    new Labels(result).add("runId", "gone");

    assertThat(Json.text(copied(result), "status")).isEqualTo("broken");
    assertThat(warnings.list())
        .singleElement()
        .asString()
        .contains("is not in the history")
        .endsWith("without a trend.");
  }

  @Test
  void attachmentsThatLeadElsewhereAreLeftOut() throws Exception {
    results.write("shot.png", "png");
    Files.createSymbolicLink(results.folder().resolve("link.txt"), secret());
    ObjectNode result = results.plain("attached", "failed");
    for (String source :
        List.of("shot.png", "../../secret", "/etc/passwd", "link.txt", "gone.txt", "a\\b", "..")) {
      result.withArray("attachments").addObject().put("source", source).put("type", "text/plain");
    }

    assertThat(Json.objects(copied(result), "attachments"))
        .singleElement()
        .satisfies(attachment -> assertThat(Json.text(attachment, "source")).isEqualTo("shot.png"));
    assertThat(warnings.list()).hasSize(6);
  }

  @Test
  void attachmentsThatABrowserWouldRunAreShownAsText() throws Exception {
    results.write("page.html", "<script>pwned()</script>");
    results.write("chart.svg", "<svg onload='pwned()'/>");
    results.write("bare", "<script>pwned()</script>");
    ObjectNode result = results.plain("attached", "failed");
    result
        .withArray("attachments")
        .addObject()
        .put("source", "page.html")
        .put("type", "text/html; charset=utf-8");
    result
        .withArray("attachments")
        .addObject()
        .put("source", "chart.svg")
        .put("type", "IMAGE/SVG+XML");
    result.withArray("attachments").addObject().put("source", "bare");

    assertThat(Json.objects(copied(result), "attachments"))
        .extracting(attachment -> Json.text(attachment, "source"))
        .containsExactly("page.html.txt", "chart.svg.txt", "bare.txt");
    assertThat(Json.objects(copied(result), "attachments"))
        .allSatisfy(
            attachment -> assertThat(Json.text(attachment, "type")).isEqualTo("text/plain"));
  }

  @Test
  void htmlOfOthersBecomesAText() throws Exception {
    ObjectNode result = results.plain("described", "passed");
    result.put("descriptionHtml", "<h1>Hello</h1><script>pwned()</script>");

    ObjectNode copy = copied(result);
    assertThat(copy.has("descriptionHtml")).isFalse();
    assertThat(Json.text(copy, "description")).isEqualTo("Hello pwned()");
  }

  @Test
  void linksThatAreNotToTheWebAreLeftOut() throws Exception {
    ObjectNode result = results.plain("linked", "passed");
    for (String url :
        List.of(
            "https://wiki.example",
            "javascript:pwned()",
            "data:text/html,x",
            "file:///etc/passwd",
            "//x",
            " ")) {
      result.withArray("links").addObject().put("url", url);
    }

    assertThat(Json.objects(copied(result), "links"))
        .extracting(link -> Json.text(link, "url"))
        .containsExactly("https://wiki.example");
    assertThat(warnings.list()).hasSize(5);
  }

  @Test
  void messagesAndTracesAreNoMarkupAtAnyDepth() throws Exception {
    ObjectNode result = results.plain("thrown", "failed");
    ObjectNode step = result.withArray("steps").addObject().withArray("steps").addObject();
    for (ObjectNode node : List.of(result, step)) {
      node.putObject("statusDetails")
          .put("message", "expected <200> but was <img src=x onerror=pwned()> &lt;")
          .put("trace", "</code><script>pwned()</script><!-- <? 1 < 2");
    }

    ObjectNode copy = copied(result);
    for (String at : List.of("", "/steps/0/steps/0")) {
      assertThat(copy.at(at + "/statusDetails/message").stringValue())
          .isEqualTo("expected <200> but was <\u2060img src=x onerror=pwned()> &\u2060lt;");
      assertThat(copy.at(at + "/statusDetails/trace").stringValue())
          .isEqualTo("<\u2060/code><\u2060script>pwned()<\u2060/script><\u2060!-- <\u2060? 1 < 2");
    }
  }

  @Test
  void noNameLooksLikeAnother() throws Exception {
    ObjectNode result = results.plain("\u202Egnp.exe \u05E9\u05DC\u05D5\u05DD", "passed");

    assertThat(Json.text(copied(result), "name"))
        .isEqualTo("\uFFFDgnp.exe \u05E9\u05DC\u05D5\u05DD");
  }
}
