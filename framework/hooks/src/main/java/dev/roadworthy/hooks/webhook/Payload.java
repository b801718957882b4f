package dev.roadworthy.hooks.webhook;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Sender;
import java.net.URI;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A letter as JSON, documented in docs/alerts.md. Whatever does not apply is left out. */
final class Payload {

  /** Raised when a field changes its meaning or goes; new fields do not raise it. */
  private static final int VERSION = 1;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Payload() {}

  static byte[] of(Letter letter, Sender sender) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("type", type(letter));
    root.put("id", letter.id().value());
    root.put("timestamp", letter.writtenAt().toString());
    root.set("data", data(letter, sender));
    return JSON.writeValueAsBytes(root);
  }

  private static String type(Letter letter) {
    return switch (letter.kind()) {
      case TRIGGER -> "incident.opened";
      case REMINDER -> "incident.reminded";
      case RESOLVED -> "incident.resolved";
      case HOOK_DISABLED -> "hook.disabled";
    };
  }

  private static ObjectNode data(Letter letter, Sender sender) {
    Incident incident = letter.incident();
    Reason reason = letter.verdict().reason();
    LetterText text = LetterText.of(letter, sender);
    ObjectNode data = JSON.createObjectNode();
    data.put("incident", incident.id().value());
    data.put("environment", incident.key().environment());
    data.set("check", check(letter.check()));
    data.put("status", letter.verdict().status().name());
    data.set(
        "reason",
        JSON.createObjectNode().put("code", reason.code().name()).put("text", reason.text()));
    if (incident.fault() != null) {
      data.set("fault", fault(incident.fault()));
    }
    data.put("since", incident.since().toString());
    if (incident.lastPassedAt() != null) {
      data.put("lastPassedAt", incident.lastPassedAt().toString());
    }
    if (incident.changed() != null) {
      data.put("changed", incident.changed());
    }
    data.put("openedAt", incident.openedAt().toString());
    if (incident.closedAt() != null) {
      data.put("closedAt", incident.closedAt().toString());
    }
    data.set(
        "sender",
        JSON.createObjectNode().put("host", sender.host()).put("home", sender.home().toString()));
    URI statusPage = sender.statusPage(letter);
    if (statusPage != null) {
      data.put("statusPage", statusPage.toString());
    }
    if (text.command() != null) {
      data.put("command", text.command());
    }
    data.put("title", text.title());
    data.put("text", String.join("\n", text.lines()));
    return data;
  }

  private static ObjectNode check(CheckSpec check) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", check.id().value());
    node.put("name", check.name());
    node.put("owner", check.owner().name());
    node.put("severity", check.severity().name());
    if (check.runbook() != null) {
      node.put("runbook", check.runbook().toString());
    }
    return node;
  }

  private static ObjectNode fault(Fault fault) {
    return JSON.createObjectNode()
        .put("code", fault.code().code())
        .put("layer", fault.code().layer().name())
        .put("diagnosis", fault.diagnosis());
  }
}
