package dev.roadworthy.reports.allure;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The labels of one Allure result: names with values, a name more than once. */
final class Labels {

  static final String CHECK = "checkId";
  static final String RUN = "runId";
  static final String ENVIRONMENT = "environment";
  static final String OUTCOME = "outcome";
  static final String LAYER = "layer";
  static final String FAULT = "faultCode";
  static final String OWNER = "owner";
  static final String SEVERITY = "severity";
  static final String TAG = "tag";

  private static final String FIELD = "labels";

  private final ObjectNode result;

  Labels(ObjectNode result) {
    this.result = result;
  }

  /** The first value of a label, null if there is none. */
  @Nullable String get(String name) {
    return Json.objects(result, FIELD).stream()
        .filter(label -> name.equals(Json.text(label, "name")))
        .map(label -> Json.text(label, "value"))
        .findFirst()
        .orElse(null);
  }

  boolean has(String name) {
    return get(name) != null;
  }

  /** Replaces all values of a label by one, or by none. */
  void set(String name, @Nullable String value) {
    ArrayNode kept = Json.MAPPER.createArrayNode();
    Json.objects(result, FIELD).stream()
        .filter(label -> !name.equals(Json.text(label, "name")))
        .forEach(kept::add);
    result.set(FIELD, kept);
    if (value != null) {
      add(name, value);
    }
  }

  /** Adds a value to those that a label has. */
  void add(String name, String value) {
    Json.objects(result, FIELD);
    ObjectNode label = result.withArray(FIELD).addObject();
    label.put("name", name);
    label.put("value", value);
  }
}
