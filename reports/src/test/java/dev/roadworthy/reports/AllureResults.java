package dev.roadworthy.reports;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A folder of results as the suite JVM leaves it. */
public final class AllureResults {

  private final Path folder;

  /** Creates the folder. */
  public AllureResults(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** The result of a run, as it was seen in the suite JVM. */
  public ObjectNode result(Run run, @Nullable CheckSpec check) {
    String status =
        switch (run.outcome()) {
          case PASSED, DEGRADED -> "passed";
          case FAILED -> "failed";
          case BROKEN, INCONCLUSIVE -> "broken";
          case SKIPPED -> "skipped";
        };
    ObjectNode result = plain(run.check().value(), status);
    result.put("name", check == null ? run.check().value() : check.name());
    result.put("start", run.startedAt().toEpochMilli());
    result.put("stop", run.startedAt().plus(run.duration()).toEpochMilli());
    Fault fault = run.fault();
    if (fault != null) {
      ObjectNode details = result.putObject("statusDetails");
      details.put("message", fault.diagnosis() + "\nExpected status code <200> but was <502>.");
      details.put("trace", "java.lang.AssertionError\n\tat shop.ShopHealthIT.check");
    }
    ArrayNode labels = (ArrayNode) result.get("labels");
    label(labels, "checkId", run.check().value());
    label(labels, "runId", run.id().value());
    label(labels, "environment", run.environment());
    label(labels, "outcome", run.outcome().name());
    return result;
  }

  /** The result of a test that is no check. */
  public ObjectNode plain(String method, String status) {
    ObjectNode result = JsonMapper.shared().createObjectNode();
    result.put("uuid", UUID.randomUUID().toString());
    String unique = "[engine:junit-jupiter]/[class:shop.ShopHealthIT]/[method:" + method + "()]";
    result.put("historyId", md5(unique));
    result.put("fullName", "shop.ShopHealthIT." + method);
    result.put("name", method);
    result.put("status", status);
    result.put("stage", "finished");
    result.put("start", 1_762_070_400_000L);
    result.put("stop", 1_762_070_400_100L);
    ArrayNode labels = result.putArray("labels");
    label(labels, "package", "shop");
    label(labels, "testClass", "shop.ShopHealthIT");
    label(labels, "suite", "ShopHealthIT");
    label(labels, "thread", "main");
    label(labels, "host", "ci-3");
    return result;
  }

  /** Writes a result. */
  public Path write(ObjectNode result) {
    return write(result.get("uuid").stringValue() + "-result.json", result.toString());
  }

  /** Writes any file. */
  public Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String md5(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static void label(ArrayNode labels, String name, String value) {
    labels.addObject().put("name", name).put("value", value);
  }
}
