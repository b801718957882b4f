package dev.roadworthy.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the document promises is what is answered, and nothing else. */
class OpenApiTest {

  private static final List<String> PATHS =
      List.of(
          "/api/v1/status",
          "/api/v1/checks",
          "/api/v1/checks/{id}",
          "/api/v1/incidents",
          "/api/v1/incidents/{id}",
          "/healthz");

  @TempDir Path folder;

  private final Set<String> used = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  private static final Snapshot FULL =
      Snapshots.watch()
          .up("landing")
          .inHandOf("ada")
          .with(
              Checks.check("pay").runbook("https://wiki.example/pay").build(),
              Status.DOWN,
              new Fault(FaultCode.REFUSED, "refused"))
          .trouble(Trouble.DATABASE, "disk full")
          .build();

  private static final Snapshot EMPTY =
      Snapshots.watch().withoutWorker().books(null).down("pay", "refused").build();

  @Test
  void documentsEveryPathAndEveryFieldAndNoOther() throws Exception {
    try (StatusServer server =
        StatusServer.start(
            new ServerSettings(InetAddress.getLoopbackAddress(), 0, null), past()::open)) {
      Client client = new Client(server.port());
      JsonNode document = client.json("/openapi.json");
      assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");

      String incident = past().happened(1).get(0);
      for (Snapshot snapshot : List.of(FULL, EMPTY)) {
        server.listeners().forEach(each -> each.beat(snapshot));
        for (String path : PATHS) {
          String id = path.contains("incidents") ? incident : "pay";
          isAsDocumented(path, path.replace("{id}", id), document, client);
        }
        isAsDocumented(
            "/api/v1/incidents", "/api/v1/incidents?state=closed&limit=1", document, client);
        isAsDocumented("/api/v1/incidents", "/api/v1/incidents?state=ajar", document, client);
        isAsDocumented("/api/v1/incidents/{id}", "/api/v1/incidents/none", document, client);
      }
      assertThat(wrong).isEmpty();
      assertThat(used).containsAll(names(document));
    }
  }

  private PastIncidents past() {
    return new PastIncidents(folder.resolve("history.db"));
  }

  private void isAsDocumented(String path, String asked, JsonNode document, Client client)
      throws Exception {
    JsonNode answers = document.get("paths").get(path).get("get").get("responses");
    var answer = client.get(asked);
    JsonNode schema =
        answers.get(String.valueOf(answer.statusCode())).at("/content/application~1json/schema");
    compare(asked, document, schema, client.json(asked));
  }

  private static Set<String> names(JsonNode document) {
    Set<String> names = new TreeSet<>();
    document.at("/components/schemas").propertyNames().forEach(names::add);
    names.remove("Error");
    return names;
  }

  private void compare(String at, JsonNode document, JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replace("#/components/schemas/", "");
      used.add(name);
      compare(at, document, document.at("/components/schemas/" + name), value);
    } else if (schema.has("oneOf")) {
      if (!value.isNull()) {
        compare(at, document, schema.get("oneOf").get(0), value);
      }
    } else {
      compareType(at, document, schema, value);
    }
  }

  private void compareType(String at, JsonNode document, JsonNode schema, JsonNode value) {
    JsonNode type = schema.path("type");
    boolean nullable = type.isArray();
    String name = nullable ? type.get(0).asString() : type.asString("");
    if (schema.path("description").asString("").isBlank()) {
      wrong.add(at + " has no description");
    }
    if (value.isNull()) {
      if (!nullable) {
        wrong.add(at + " is null, and the document says it never is");
      }
    } else if (name.equals("object") && value.isObject()) {
      compareFields(at, document, schema, value);
    } else if (name.equals("array") && value.isArray()) {
      value.forEach(each -> compare(at + "[]", document, schema.get("items"), each));
    } else if (!(name.equals("string") && value.isString()
        || name.equals("integer") && value.isIntegralNumber()
        || name.equals("boolean") && value.isBoolean())) {
      wrong.add(at + " is " + value + ", and the document says " + name);
    } else if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
      wrong.add(at + " is " + value + ", which is not one of " + schema.get("enum"));
    }
  }

  private void compareFields(String at, JsonNode document, JsonNode schema, JsonNode value) {
    Set<String> documented = new TreeSet<>(schema.get("properties").propertyNames());
    Set<String> answered = new TreeSet<>(value.propertyNames());
    if (!documented.equals(answered)) {
      wrong.add(at + " has " + answered + ", and the document says " + documented);
      return;
    }
    for (String field : documented) {
      compare(at + "." + field, document, schema.get("properties").get(field), value.get(field));
    }
  }
}
