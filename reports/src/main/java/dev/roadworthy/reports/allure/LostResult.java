package dev.roadworthy.reports.allure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Run;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a run that left none: its JVM died, or its class failed before Allure heard of it.
 * A report without it would look better than the round was.
 */
final class LostResult {

  private LostResult() {}

  static ObjectNode of(Run run, @Nullable CheckSpec check) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    String key = run.environment() + "/" + run.check();
    result.put("uuid", run.id().value());
    result.put("historyId", UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString());
    result.put("name", check == null ? run.check().value() : check.name());
    result.put("stage", "finished");
    result.put("start", run.startedAt().toEpochMilli());
    result.put("stop", run.startedAt().plus(run.duration()).toEpochMilli());
    Labels labels = new Labels(result);
    if (check != null) {
      int dot = check.className().lastIndexOf('.');
      result.put("fullName", check.className() + "." + check.methodName());
      labels.set("package", check.className());
      labels.set("testClass", check.className());
      labels.set("testMethod", check.methodName());
      labels.set("suite", check.className().substring(dot + 1));
    }
    String detail = run.evidence().detail();
    if (detail != null) {
      result.putObject("statusDetails").put("trace", detail);
    }
    return result;
  }
}
